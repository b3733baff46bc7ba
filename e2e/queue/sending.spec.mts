import { killProcess } from '../../scripts/n8n/processes.mts';
import { CHOSEN, followUp, postsAndReached, SEND } from '../sendingWorkflows.mts';
import { webhook } from '../workflows.mts';
import { expect, test } from './fixtures.mts';

test.describe('Sending in queue mode', () => {
	/** The ledger dies with the worker; the keys do not. */
	test('A worker killed in the middle: the next run sends to nobody twice, and names who is in doubt', async ({
		n8n,
		startWorker,
		workflows,
		sandbox,
		credential,
	}) => {
		const worker = await startWorker();
		const options = { onlyOnce: '=spring-{{ $json.phone }}' };
		const workflow = followUp(webhook('follow-up'), credential, { options, pause: 0.2 });
		const saved = await n8n.rest.createWorkflow(workflow);
		await workflows.publish(saved);
		// Each answer takes its time, so that the worker dies while one is under way.
		sandbox.faults.add({ when: { path: '/send/text' }, then: { taken: true, delay: 300 } });
		const id = await workflows.call(saved, 'follow-up');
		await expect
			.poll(() => sandbox.messages.length, 'the worker does not send')
			.toBeGreaterThanOrEqual(10);
		await killProcess(worker.process);
		await startWorker();
		expect(['crashed', 'error']).toContain((await workflows.ended(id)).status);

		const again = await workflows.ended(await workflows.call(saved, 'follow-up'));
		expect(again.status, again.failure?.message).toBe('success');
		const items = again.itemsOf(SEND);
		expect(items).toHaveLength(CHOSEN);
		const { posts } = postsAndReached(sandbox);
		expect(new Set(posts).size, 'somebody was sent to twice').toBe(posts.length);
		const inDoubt = items.filter(({ reason }) => /Look into the chat/.test(String(reason)));
		const missing = items.filter(({ to }) => !posts.includes(String(to)));
		expect(inDoubt.length, 'nobody was under way when the worker died').toBeGreaterThan(0);
		for (const { to } of missing) expect(inDoubt.map((one) => one.to)).toContain(to);
		expect(inDoubt.length).toBeLessThanOrEqual(1);
	});
});
