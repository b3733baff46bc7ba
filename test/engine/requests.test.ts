import { sleep } from 'n8n-workflow';
import { answerFor, contacts, serve, serveContacts } from './api.mts';
import { runNode } from './harness.mts';
import { API_KEY, INSTANCE } from './host.mts';

describe('What Get Many asks the API for', () => {
	it('asks for the first page of the instance, and for nothing that was not set', async () => {
		const calls = serveContacts(contacts(3));
		await runNode();
		expect(calls).toHaveLength(1);
		expect(calls[0].path).toBe('/api/v1/contacts');
		expect(calls[0].query).toEqual({ instanceName: INSTANCE, page: '1', limit: '50' });
		expect(calls[0].headers.authorization).toBe(`Bearer ${API_KEY}`);
	});

	it('carries every parameter on every page', async () => {
		const calls = serveContacts(contacts(250));
		await runNode({ parameters: { returnAll: true, search: 'ann', includeGroups: true } });
		const rest = { instanceName: INSTANCE, q: 'ann', includeGroups: 'true', limit: '100' };
		expect(calls.map(({ query }) => query)).toEqual([
			{ ...rest, page: '1' },
			{ ...rest, page: '2' },
			{ ...rest, page: '3' },
		]);
	});

	it.each(['a&b=c', '1+1', '50% #1?', 'Zoë Łukasz', '🙂 é', '"/\\', 'q[]=1', '+1 555 0100'])(
		'sends the search %j as it was typed',
		async (search) => {
			const calls = serveContacts(contacts(101));
			await runNode({ parameters: { returnAll: true, search } });
			expect(calls.map(({ query }) => query.q)).toEqual([search, search]);
		},
	);

	it('sends an instance name with special characters as it was typed', async () => {
		const value = 't1_a&b=c+d e/🙂';
		const calls = serveContacts(contacts(1));
		await runNode({ parameters: { instanceName: { __rl: true, mode: 'name', value } } });
		expect(calls[0].query.instanceName).toBe(value);
	});

	it('leaves out an empty search and switched-off groups', async () => {
		const calls = serveContacts(contacts(1));
		await runNode({ parameters: { search: '', includeGroups: false } });
		expect(Object.keys(calls[0].query).sort()).toEqual(['instanceName', 'limit', 'page']);
	});

	it.each([
		{ limit: 1, pages: [1] },
		{ limit: 30, pages: [30] },
		{ limit: 100, pages: [100] },
		{ limit: 101, pages: [51, 51] },
		{ limit: 120, pages: [60, 60] },
		{ limit: 250, pages: [84, 84, 84] },
	])('asks for $pages contacts for a limit of $limit', async ({ limit, pages }) => {
		const calls = serveContacts(contacts(500));
		const { json } = await runNode({ parameters: { limit } });
		expect(calls.map(({ query }) => query.limit)).toEqual(pages.map(String));
		expect(json.map(({ id }) => id)).toEqual(contacts(limit).map(({ id }) => id));
	});

	it('asks once if the list is shorter than the limit', async () => {
		const calls = serveContacts(contacts(30));
		const { items } = await runNode({ parameters: { limit: 5000 } });
		expect(calls).toHaveLength(1);
		expect(items).toHaveLength(30);
	});

	it.each([1, 4, 10])('keeps at most %i requests in flight', async (concurrency) => {
		const list = contacts(1500);
		let inFlight = 0;
		let most = 0;
		serve(async (call) => {
			most = Math.max(most, ++inFlight);
			await sleep(10);
			inFlight--;
			return answerFor(call, list);
		});
		const { items } = await runNode({ parameters: { returnAll: true, options: { concurrency } } });
		expect(items).toHaveLength(1500);
		expect(most).toBe(concurrency);
	});

	it('asks for a fresh answer on every read, whatever stands in between', async () => {
		const calls = serveContacts(contacts(250));
		await runNode({ parameters: { returnAll: true } });
		await runNode({ parameters: { returnAll: true, options: { verify: true } } });
		expect(calls).toHaveLength(9);
		for (const { headers } of calls) expect(headers['cache-control']).toBe('no-cache');
	});

	it('reads the list twice to verify it', async () => {
		const calls = serveContacts(contacts(150));
		const { items } = await runNode({ parameters: { returnAll: true, options: { verify: true } } });
		expect(calls.map(({ query }) => query.page)).toEqual(['1', '2', '1', '2']);
		expect(items).toHaveLength(150);
	});
});
