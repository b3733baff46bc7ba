import { createCredential } from '../scripts/n8n/session.mts';
import { expect, test } from './fixtures.mts';
import { expectWhole, Workflows } from './workflows.mts';

test.describe('Published workflows', () => {
	test('n8n restarts, is killed and starts: the workflow still runs', async ({
		openN8n,
		sandbox,
		people,
	}) => {
		test.slow();
		const n8n = await openN8n();
		const workflows = new Workflows(n8n, await createCredential(n8n.rest, sandbox));
		const saved = await workflows.publishWachat('restart', { returnAll: true });
		expectWhole(await workflows.ended(await workflows.call(saved, 'restart')), people);

		await n8n.restart({ N8N_LOG_LEVEL: 'debug' });
		expectWhole(await workflows.ended(await workflows.call(saved, 'restart')), people);
		expect(await n8n.log(1000), 'it took no other environment').toMatch(/\bdebug\b/);

		await n8n.kill();
		await n8n.start();
		expectWhole(await workflows.ended(await workflows.call(saved, 'restart')), people);
	});

	test('Retry runs what failed again, and unpublishing ends it', async ({
		sandbox,
		workflows,
		people,
	}) => {
		sandbox.faults.add({ then: { status: 403, json: { error: 'Plan expired' } } });
		const saved = await workflows.publishWachat('retried', { returnAll: true });
		const failed = await workflows.ended(await workflows.call(saved, 'retried'));
		expect(failed.status).toBe('error');

		sandbox.reset();
		expectWhole(await workflows.ended(await workflows.retry(saved, failed.id)), people);
		expect(await workflows.executionsOf(saved)).toMatchObject([
			{ status: 'success', mode: 'retry' },
			{ status: 'error', mode: 'webhook' },
		]);

		await workflows.unpublish(saved);
		await expect.poll(async () => await workflows.answerAt('retried')).toBe(404);
	});
});
