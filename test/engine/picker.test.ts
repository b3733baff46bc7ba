import { contacts, instance, INSTANCES, serve, serveContacts, answerFor } from './api.mts';
import { runListSearch } from './editor.mts';
import { INSTANCE } from './host.mts';

const search = async (filter?: string) => (await runListSearch('searchInstances', filter)).results;

describe('The instance picker', () => {
	it('lists instances by display name, number and connection; the value is the API name', async () => {
		const calls = serveContacts(contacts(0));
		const results = await search();
		expect(results.map(({ value }) => value).sort()).toEqual(
			INSTANCES.map(({ apiInstanceName }) => apiInstanceName).sort(),
		);
		const [jakarta] = results.filter(({ value }) => value === INSTANCE);
		const [bali] = results.filter(({ value }) => value !== INSTANCE);
		expect(jakarta.name).toMatch(/jakarta_store.*15550100.*connected/i);
		expect(jakarta.name).not.toMatch(/not connected/i);
		expect(bali.name).toMatch(/Bali Store.*not connected/i);
		expect(bali.name).not.toContain('null');
		expect(calls).toHaveLength(1);
		expect(calls[0].path).toBe('/api/v1/instance/list');
		expect(calls[0].query).toEqual({});
	});

	it.each(['jakarta', 'JAKARTA', ' jakarta_store ', 'mq9r2jov', '15550100', '+1 555-0100'])(
		'finds an instance by %j',
		async (filter) => {
			serveContacts([]);
			expect((await search(filter)).map(({ value }) => value)).toEqual([INSTANCE]);
		},
	);

	it('lists them by name, in whatever order they arrive', async () => {
		const unsorted = ['Bali', 'ambon', 'Medan', 'Ávila', 'bandung'];
		serve((call) =>
			answerFor(
				call,
				[],
				unsorted.map((name, number) => instance(name, `t1_${number}`, null)),
			),
		);
		const names = (await search()).map(({ name }) => name.split(' ')[0]);
		expect(names).toEqual(['ambon', 'Ávila', 'Bali', 'bandung', 'Medan']);
	});

	it('finds nothing for a text that no instance has', async () => {
		serveContacts([]);
		expect(await search('surabaya')).toEqual([]);
	});

	it('finds all for an empty text', async () => {
		serveContacts([]);
		expect(await search('')).toHaveLength(2);
	});

	it('lists nothing for an account without instances', async () => {
		serve((call) => answerFor(call, [], []));
		expect(await search()).toEqual([]);
	});

	it('copes with fields that are missing', async () => {
		const bare = { ...instance('', 't1_bare', null), displayName: null, instanceName: null };
		serve((call) => answerFor(call, [], [bare, { apiInstanceName: 't1_only' }]));
		const results = await search();
		expect(results.map(({ value }) => value).sort()).toEqual(['t1_bare', 't1_only']);
		for (const { name } of results) expect(name).not.toMatch(/null|undefined/);
		expect(results.find(({ value }) => value === 't1_bare')?.name).toContain('t1_bare');
	});

	it.each([
		[{ status: 401, body: { error: 'Unauthorized' } }],
		[{ status: 403, body: { error: 'Plan expired' } }],
		[{ status: 500 }],
		[{ body: '<html>Welcome</html>' }],
		[{ body: { success: false, error: 'Maintenance' } }],
		[{ body: { success: true } }],
		[{ body: { success: true, instances: 'none' } }],
	])('says what is wrong instead of showing an empty list: %j', async (answer) => {
		serve(() => answer);
		const failure = await search().catch((error: Error) => error);
		expect(failure).toMatchObject({ name: expect.stringMatching(/^Node(Api|Operation)Error$/) });
		expect(failure).toMatchObject({ description: expect.stringMatching(/\w+ \w+/) });
	});
});
