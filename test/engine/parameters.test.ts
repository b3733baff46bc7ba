import { contacts, serveContacts } from './api.mts';
import { runNode } from './harness.mts';
import { INSTANCE } from './host.mts';

const LIMIT = '={{ $json.limit }}';

const fromExpression = { __rl: true, mode: 'name', value: '={{ $json.instance }}' };

describe('Parameters that expressions feed', () => {
	it.each([0, -1, 1.5, 'abc', '1.5', '1e3x', NaN, Infinity, null, '', ' ', {}, [], [30], true])(
		'refuses the limit %j before any request, and names the field',
		async (limit) => {
			const calls = serveContacts(contacts(5));
			const { error, items } = await runNode({
				items: [{ limit } as never],
				parameters: { limit: LIMIT },
			});
			expect(error?.message).toContain('Limit');
			expect(error?.description).toBeTruthy();
			expect(calls).toHaveLength(0);
			expect(items).toHaveLength(0);
		},
	);

	it('refuses a limit that an expression leaves undefined', async () => {
		const calls = serveContacts(contacts(5));
		const { error } = await runNode({ parameters: { limit: LIMIT } });
		expect(error?.message).toContain('Limit');
		expect(calls).toHaveLength(0);
	});

	it.each([30, '30'])('accepts the limit %j as 30', async (limit) => {
		const calls = serveContacts(contacts(60));
		const { items } = await runNode({ items: [{ limit }], parameters: { limit: LIMIT } });
		expect(items).toHaveLength(30);
		expect(calls[0].query.limit).toBe('30');
	});

	it('does not look at the limit when all are to be returned', async () => {
		serveContacts(contacts(60));
		const { items } = await runNode({ parameters: { returnAll: true, limit: 'abc' } });
		expect(items).toHaveLength(60);
	});

	it.each(['', '   ', null, undefined, {}])(
		'refuses the instance %j before any request, and names the field',
		async (instance) => {
			const calls = serveContacts(contacts(5));
			const { error } = await runNode({
				items: [{ instance } as never],
				parameters: { instanceName: fromExpression },
			});
			expect(error?.message).toContain('Instance');
			expect(error?.description).toBeTruthy();
			expect(calls).toHaveLength(0);
		},
	);

	it('does not start at all with an instance left empty in the editor', async () => {
		const calls = serveContacts(contacts(5));
		const instanceName = { __rl: true, mode: 'list', value: '' };
		await expect(runNode({ parameters: { instanceName } })).rejects.toThrow();
		expect(calls).toHaveLength(0);
	});

	it.each(['list', 'name'])('takes the instance from the mode %j', async (mode) => {
		const calls = serveContacts(contacts(5));
		await runNode({ parameters: { instanceName: { __rl: true, mode, value: INSTANCE } } });
		expect(calls[0].query.instanceName).toBe(INSTANCE);
	});

	it('ignores spaces around a pasted instance name', async () => {
		const calls = serveContacts(contacts(5));
		await runNode({
			items: [{ instance: ` ${INSTANCE}\n` }],
			parameters: { instanceName: fromExpression },
		});
		expect(calls[0].query.instanceName).toBe(INSTANCE);
	});

	it.each([
		['Concurrency', { concurrency: 0 }],
		['Concurrency', { concurrency: 11 }],
		['Concurrency', { concurrency: 'many' }],
		['Retry Time', { retryTime: -1 }],
		['Timeout', { timeout: 0 }],
	])('refuses an option that cannot be used, and names %s', async (name, options) => {
		const calls = serveContacts(contacts(5));
		const { error } = await runNode({ parameters: { options } });
		expect(error?.message).toContain(name);
		expect(calls).toHaveLength(0);
	});

	it('takes every parameter from the input item it belongs to', async () => {
		const calls = serveContacts(contacts(120));
		const { items } = await runNode({
			items: [
				{ instance: 't1_one', limit: 1, search: 'one', groups: true, all: false, output: 'raw' },
				{ instance: 't1_two', limit: '2', search: '', groups: false, all: false, output: 'raw' },
				{ instance: 't1_all', search: 'x', groups: true, all: true, output: 'simplified' },
			],
			parameters: {
				instanceName: fromExpression,
				limit: LIMIT,
				search: '={{ $json.search }}',
				includeGroups: '={{ $json.groups }}',
				returnAll: '={{ $json.all }}',
				output: '={{ $json.output }}',
			},
		});
		const all = { instanceName: 't1_all', q: 'x', includeGroups: 'true', limit: '100' };
		expect(calls.map(({ query }) => query)).toEqual([
			{ instanceName: 't1_one', q: 'one', includeGroups: 'true', page: '1', limit: '1' },
			{ instanceName: 't1_two', page: '1', limit: '2' },
			{ ...all, page: '1' },
			{ ...all, page: '2' },
		]);
		expect(items).toHaveLength(123);
		expect(items[0].json).toHaveProperty('chat');
		expect(items[122].json).not.toHaveProperty('chat');
	});
});
