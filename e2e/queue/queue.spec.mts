import assert from 'node:assert/strict';
import { killProcess } from '../../scripts/n8n/processes.mts';
import { expectWhole, GROUPS } from '../workflows.mts';
import { expect, test } from './fixtures.mts';

test.describe('Queue mode', () => {
	test('A published workflow reads all contacts on the worker', async ({
		startWorker,
		workflows,
		people,
	}) => {
		const worker = await startWorker();
		const saved = await workflows.publishWachat('all', { returnAll: true });
		const id = await workflows.call(saved, 'all');
		expectWhole(await workflows.ended(id), people);
		expect(await worker.log(200), 'not on the worker').toMatch(
			new RegExp(`Worker started execution ${id}\\b`),
		);
	});

	/** One with groups and one without, so that the requests of both can be told apart. */
	test('Two at once, with a rate limit, do not disturb each other', async ({
		startWorker,
		workflows,
		sandbox,
		people,
	}) => {
		await startWorker();
		const all = { returnAll: true };
		const saved = await workflows.publishWachat('people', all);
		const savedGroups = await workflows.publishWachat('groups', { ...all, includeGroups: true });
		sandbox.faults.add({ then: { delay: 400 } });
		sandbox.faults.add({ when: { page: 7 }, times: 1, then: { status: 429, retryAfter: 1 } });
		const ids = await Promise.all([
			workflows.call(saved, 'people'),
			workflows.call(savedGroups, 'groups'),
		]);
		const [one, other] = await Promise.all(ids.map(async (id) => await workflows.ended(id)));
		assert(one && other);
		expectWhole(one, people);
		expectWhole(other, people + GROUPS);
		const isOfGroups = sandbox.requests.map(({ query }) => String(query.includeGroups) === 'true');
		const overlap =
			isOfGroups.indexOf(true) < isOfGroups.lastIndexOf(false) &&
			isOfGroups.indexOf(false) < isOfGroups.lastIndexOf(true);
		expect(overlap, 'one ran after the other').toBe(true);
	});

	/** Another worker takes over; what the dead one had read must not pass for the whole list. */
	test('A worker killed in the middle leaves a failure; the next run is whole', async ({
		startWorker,
		workflows,
		sandbox,
		people,
	}) => {
		const worker = await startWorker();
		const saved = await workflows.publishWachat('killed', { returnAll: true });
		sandbox.faults.add({ then: { delay: 500 } });
		const id = await workflows.call(saved, 'killed');
		await expect
			.poll(() => sandbox.requests.length, 'the worker does not read')
			.toBeGreaterThanOrEqual(12);
		await killProcess(worker.process);
		await startWorker();
		expect(['crashed', 'error']).toContain((await workflows.ended(id)).status);
		sandbox.reset();
		expectWhole(await workflows.ended(await workflows.call(saved, 'killed')), people);
	});
});
