import { startSandbox } from '../../sandbox/server.mts';
import {
	allContacts,
	allPages,
	BRANCH,
	call,
	contacts,
	failure,
	idsOf,
	instanceList,
	MAIN,
	page,
	useSandbox,
} from './client.mts';

const sandbox = useSandbox();

describe('paging', () => {
	it('gives 250 people in pages that match the description', async () => {
		const pages = await allPages(sandbox(), { limit: 100 });
		expect(pages.map(({ count, page: number, hasMore }) => [number, count, hasMore])).toEqual([
			[1, 100, true],
			[2, 100, true],
			[3, 50, false],
		]);
		expect(new Set(pages.flatMap((one) => idsOf(one.contacts))).size).toBe(250);
		expect(pages[1]).toMatchObject({ total: 250, limit: 100, instance: { apiInstanceName: MAIN } });
	});

	it('has the documented defaults: page 1, 50 contacts, no groups', async () => {
		const { page: number, limit, total, contacts: list } = await page(sandbox());
		expect({ number, limit, total, length: list.length }).toEqual({
			number: 1,
			limit: 50,
			total: 250,
			length: 50,
		});
	});

	it('gives an empty page past the end', async () => {
		expect(await page(sandbox(), { page: 6 })).toMatchObject({
			page: 6,
			count: 0,
			total: 250,
			hasMore: false,
			contacts: [],
		});
	});

	it('adds groups only when told to', async () => {
		const without = await allContacts(sandbox(), { includeGroups: false });
		const all = await allContacts(sandbox(), { includeGroups: true, limit: 7 });
		expect(without.some(({ isGroup }) => isGroup)).toBe(false);
		expect(all).toHaveLength(262);
		expect(all.filter(({ isGroup }) => isGroup)).toHaveLength(12);
	});

	it('lists by last message, newest first', async () => {
		const times = (await allContacts(sandbox(), { includeGroups: true, limit: 100 })).map(
			({ chat }) => chat?.lastMessageTimestamp ?? '',
		);
		expect(times).toEqual([...times].sort().reverse());
	});

	it('keeps instances apart', async () => {
		const main = idsOf(await allContacts(sandbox(), { includeGroups: true }));
		const branch = idsOf(await allContacts(sandbox(), { instanceName: BRANCH }));
		expect(branch).toHaveLength(40);
		expect(branch.filter((id) => main.includes(id))).toEqual([]);
	});
});

describe('search', () => {
	it.each([
		['name', 'wijaya', ({ name }: Found) => name],
		['push name', 'ZOË', ({ chat }: Found) => chat?.pushName],
		['phone', '155500', ({ phone }: Found) => phone],
		['JID', '0@S.whatsapp', ({ remoteJid }: Found) => remoteJid],
	])('finds by %s, whatever the case', async (_, q, field) => {
		const everyone = await allContacts(sandbox(), {});
		const expected = everyone.filter((contact) =>
			[field(contact), contact.name, contact.chat?.name].some((text) =>
				text?.toLowerCase().includes(q.toLowerCase()),
			),
		);
		expect(expected.length).toBeGreaterThan(0);
		expect(expected.length).toBeLessThan(250);
		expect(idsOf(await allContacts(sandbox(), { q }))).toEqual(idsOf(expected));
	});

	it('finds by chat name alone', async () => {
		const { id, chat } = sandbox().list().contacts[3];
		sandbox()
			.list()
			.update(id, { chat: chat && { ...chat, name: 'Only The Chat (50% + 1)' } });
		expect(idsOf((await page(sandbox(), { q: 'chat (50% + 1)' })).contacts)).toEqual([id]);
	});

	it('counts what matches, and pages through it', async () => {
		const found = await page(sandbox(), { q: '@s.whatsapp.net', limit: 10, page: 25 });
		expect(found).toMatchObject({ total: 250, count: 10, hasMore: false });
		expect(await page(sandbox(), { q: 'nobody has this name' })).toMatchObject({
			total: 0,
			count: 0,
		});
	});
});

type Found = Awaited<ReturnType<typeof allContacts>>[number];

describe('instances', () => {
	it('lists a connected and an unconnected one', async () => {
		const { count, instances } = await instanceList(sandbox());
		expect(count).toBe(2);
		expect(instances).toMatchObject([
			{ apiInstanceName: MAIN, displayName: 'Main Shop', state: 'open', isConnected: true },
			{ apiInstanceName: BRANCH, state: 'close', isConnected: false, number: null, owner: null },
		]);
		expect(instances).toEqual(sandbox().instances);
	});
});

describe('what it refuses', () => {
	it.each([
		['an unknown parameter', { colour: 'red' }, 'colour'],
		['a page below 1', { page: 0 }, 'page'],
		['a page that is no number', { page: 'two' }, 'page'],
		['a limit above 100', { limit: 101 }, 'limit'],
		['a limit that is not whole', { limit: 1.5 }, 'limit'],
		['an ill-typed boolean', { includeGroups: 'yes' }, 'includeGroups'],
		['an empty search', { q: '' }, "'q'"],
	])('%s, by name', async (_, query, name) => {
		const { status, success, error } = await failure(contacts(sandbox(), query));
		expect({ status, success }).toEqual({ status: 400, success: false });
		expect(error).toContain(name);
	});

	it('a missing instance name, a parameter where there is none, and one given twice', async () => {
		const missing = await failure(call(sandbox(), '/contacts'));
		expect(missing).toMatchObject({ status: 400, error: expect.stringContaining('instanceName') });
		const extra = await failure(call(sandbox(), '/instance/list', { page: 1 }));
		expect(extra).toMatchObject({ status: 400, error: expect.stringContaining('page') });
		const twice = await failure(
			contacts(sandbox(), {}).then(({ url }) =>
				fetch(`${url}&limit=5&limit=6`, {
					headers: { authorization: `Bearer ${sandbox().apiKey}` },
				}),
			),
		);
		expect(twice).toMatchObject({ status: 400, error: expect.stringContaining('limit') });
	});

	it('an unknown instance, by name; a display name is not enough', async () => {
		const answer = await failure(contacts(sandbox(), { instanceName: 'Main Shop' }));
		expect(answer).toMatchObject({
			status: 404,
			success: false,
			error: expect.stringContaining('"Main Shop"'),
		});
	});

	it.each([
		['no key', {}],
		['a wrong key', { authorization: 'Bearer wrong' }],
		['another scheme', { authorization: 'Basic sandbox-key' }],
		['the key without a scheme', { authorization: 'sandbox-key' }],
	])('%s', async (_, headers: Record<string, string>) => {
		for (const path of ['/contacts', '/instance/list']) {
			const { status, success } = await failure(call(sandbox(), path, {}, { headers }));
			expect({ status, success }).toEqual({ status: 401, success: false });
		}
		expect(sandbox().requests.map(({ authorized }) => authorized)).toEqual([false, false]);
	});

	it('what is not there, in JSON', async () => {
		expect(await failure(call(sandbox(), '/nothing'))).toMatchObject({
			status: 404,
			success: false,
		});
		const outside = fetch(new URL('/nothing', sandbox().baseUrl));
		expect(await failure(outside)).toMatchObject({ status: 404, success: false });
		const posted = call(sandbox(), '/instance/list', {}, { method: 'POST' });
		expect((await posted).status).toBe(405);
	});
});

describe('the sandbox itself', () => {
	it('holds its answers against the description', async () => {
		sandbox()
			.list()
			.add({ isGroup: 'yes' as unknown as boolean });
		const { status, error } = await failure(contacts(sandbox(), { includeGroups: true }));
		expect({ status, error }).toEqual({ status: 500, error: expect.stringContaining('isGroup') });
	});

	it('keeps a log without the key', async () => {
		await page(sandbox(), { page: 2, q: 'a b' });
		expect(sandbox().requests).toEqual([
			{
				number: 1,
				method: 'GET',
				path: '/contacts',
				query: { instanceName: MAIN, page: '2', q: 'a b' },
				startedAt: expect.any(Number),
				endedAt: expect.any(Number),
				authorized: true,
				inFlight: 1,
				status: 200,
			},
		]);
		expect(JSON.stringify(sandbox().requests)).not.toContain(sandbox().apiKey);
	});

	it('listens on loopback only, waits as told, counts requests in flight, takes another key', async () => {
		const slow = await startSandbox({ latency: 60, contacts: 3, apiKey: 'k-1' });
		const started = performance.now();
		await Promise.all([page(slow), page(slow), page(slow)]);
		expect(performance.now() - started).toBeGreaterThanOrEqual(59);
		expect(slow).toMatchObject({ inFlight: 0, maxInFlight: 3, apiKey: 'k-1' });
		expect(slow.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
		await slow.close();
		await expect(page(slow)).rejects.toThrow();
	});

	it('makes the answer at once, so that making it is part of the answer time', async () => {
		const slow = await startSandbox({ latency: 300, contacts: 3 });
		const answer = page(slow);
		while (!slow.inFlight) await new Promise(setImmediate);
		await new Promise((resolve) => setTimeout(resolve, 100));
		slow.list().add();
		expect(await answer).toMatchObject({ total: 3 });
		await slow.close();
	});

	it('closes although a request is under way, and closes twice', async () => {
		const slow = await startSandbox({ latency: 60_000 });
		const answer = expect(page(slow)).rejects.toThrow();
		while (!slow.inFlight) await new Promise(setImmediate);
		await slow.close();
		await slow.close();
		await answer;
		expect(slow.requests[0]).toMatchObject({ broken: true });
	});
});

describe('instances', () => {
	it('tells the state of one, as the description says', async () => {
		const response = await call(sandbox(), '/instance/state', { instanceName: MAIN });
		expect(await response.json()).toMatchObject({
			success: true,
			instance: { apiInstanceName: MAIN, instanceName: 'Main Shop', state: 'open' },
		});
	});

	it('gives a picture for one that waits to be connected', async () => {
		const response = await call(sandbox(), '/instance/qr/image', { instanceName: BRANCH });
		expect(response.headers.get('content-type')).toBe('image/png');
		const bytes = Buffer.from(await response.arrayBuffer());
		expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	});

	it('refuses a picture for one that is connected, and anything for an unknown one', async () => {
		const connected = call(sandbox(), '/instance/qr/image', { instanceName: MAIN });
		expect(await failure(connected)).toMatchObject({ status: 400, success: false });
		const unknown = call(sandbox(), '/instance/state', { instanceName: 'nobody' });
		expect(await failure(unknown)).toMatchObject({ status: 404, success: false });
	});
});
