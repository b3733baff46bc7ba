import { deliver, TRIGGER, triggerWorkflow } from '../deliveries.mts';
import { expect, test as base } from './fixtures.mts';

const test = base.extend({
	environment: [
		async ({ environment, way }, use) => {
			const aside = { N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true' };
			await use({ ...environment, ...aside, WEBHOOK_URL: `${way.url}/` });
		},
		{ scope: 'worker' },
	],
});

test.describe('Queue mode', () => {
	test('Deliveries are checked where calls come in, and run on the worker', async ({
		startWorker,
		startReceiver,
		way,
		n8n,
		credential,
		workflows,
		sandbox,
	}) => {
		const worker = await startWorker();
		way.leadTo((await startReceiver()).port);
		const saved = await n8n.rest.createWorkflow(triggerWorkflow(credential));
		const runs = async () => (await workflows.executionsOf(saved)).length;
		await workflows.publish(saved);
		await expect.poll(() => sandbox.webhooks.length).toBe(1);

		const again = { body: { text: 'Grüße' }, timestamp: String(Date.now()) };
		await expect.poll(async () => await deliver(sandbox, again)).toBe(200);
		expect(await deliver(sandbox, again)).toBe(200);
		expect(await deliver(sandbox, { secret: `whsec_${'0'.repeat(64)}` })).toBe(401);
		await expect.poll(runs).toBe(1);
		const [first] = await workflows.executionsOf(saved);
		const run = await workflows.ended(first?.id ?? '');
		expect(run.status, run.failure?.message).toBe('success');
		expect(run.itemsOf(TRIGGER)).toMatchObject([{ body: again.body }]);
		expect(await worker.log(200), 'not on the worker').toMatch(
			new RegExp(`Worker started execution ${first?.id ?? ''}\\b`),
		);
		expect(await deliver(sandbox, {})).toBe(200);
		await expect.poll(runs).toBe(2);
	});
});
