import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from './fixtures.mts';
import { expectWhole, GROUPS, WACHAT, wachatWorkflow, withWachat } from './workflows.mts';

test.describe('Workflows', () => {
	test('Return All: one item for each contact', async ({ workflows, people }) => {
		const run = await workflows.runWachat({ returnAll: true });
		expectWhole(run, people);
		expect(run.hintsOf(WACHAT)).toEqual([]);
	});

	test('Include Groups', async ({ workflows, people }) => {
		const run = await workflows.runWachat({ returnAll: true, includeGroups: true });
		expectWhole(run, people + GROUPS);
		expect(run.itemsOf(WACHAT).filter(({ isGroup }) => isGroup === true)).toHaveLength(GROUPS);
	});

	test('Limit, and ten fields', async ({ workflows }) => {
		const run = await workflows.runWachat({ limit: 7, output: 'simplified' });
		expect(run.itemsOf(WACHAT)).toHaveLength(7);
		expect(Object.keys(run.itemsOf(WACHAT)[0] ?? {})).toHaveLength(10);
	});

	test('A rate limit and a broken connection cost nobody', async ({
		sandbox,
		workflows,
		people,
	}) => {
		sandbox.faults.add({ when: { page: 2 }, times: 1, then: { status: 429, retryAfter: 1 } });
		sandbox.faults.add({ when: { page: 3 }, times: 1, then: { reset: true } });
		expectWhole(await workflows.runWachat({ returnAll: true }), people);
	});

	test('An error has message, description and HTTP code', async ({ workflows, credentialWith }) => {
		const wrong = await credentialWith({ apiKey: 'wrong' });
		const run = await workflows.run(wachatWorkflow({}, wrong));
		expect(run).toMatchObject({
			status: 'error',
			failure: {
				message: expect.stringMatching(/^Wachat refused the API key/),
				description: expect.stringMatching(/Copy the key from the API settings page/),
				httpCode: '401',
				node: WACHAT,
			},
		});
	});

	test('The error output gets the error, with all of it', async ({
		sandbox,
		workflows,
		credential,
	}) => {
		sandbox.faults.add({ then: { status: 403, json: { error: 'Plan expired' } } });
		const workflow = wachatWorkflow({ returnAll: true }, credential);
		const run = await workflows.run(withWachat(workflow, { onError: 'continueErrorOutput' }));
		expect(run.status, run.failure?.message).toBe('success');
		expect(run.itemsOf(WACHAT), 'the error went where contacts go').toEqual([]);
		expect(run.itemsOf(WACHAT, 1)[0]).toMatchObject({
			message: expect.stringMatching(/Plan expired/),
			error: { description: expect.stringMatching(/plan has expired/), httpCode: '403' },
		});
	});

	test('A hint says when the list kept changing', async ({ sandbox, workflows, people }) => {
		sandbox.beforeRead('every', (list) => list.add());
		const run = await workflows.runWachat({ returnAll: true });
		expect(run.status, run.failure?.message).toBe('success');
		expect(run.itemsOf(WACHAT).length).toBeGreaterThanOrEqual(people);
		expect(run.hintsOf(WACHAT)[0]).toMatch(/3 reads found \d+ different contacts/);
	});

	test('Stop ends a waiting node, and nothing is requested after it', async ({
		n8n,
		sandbox,
		workflows,
		credential,
	}) => {
		sandbox.faults.add({ then: { status: 503, retryAfter: 1 } });
		const id = await workflows.start(wachatWorkflow({ returnAll: true }, credential));
		await expect.poll(() => sandbox.requests.length).toBeGreaterThan(0);
		await sleep(500);
		const asked = sandbox.requests.length;
		const before = Date.now();
		await n8n.rest.post(`/rest/executions/${id}/stop`, {});
		expect(await workflows.ended(id)).toMatchObject({ status: 'canceled' });
		expect(Date.now() - before).toBeLessThan(2000);
		await sleep(2000);
		expect(sandbox.requests.length, 'something was requested afterwards').toBe(asked);
	});
});
