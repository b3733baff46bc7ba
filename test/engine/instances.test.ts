import type { IDataObject } from 'n8n-workflow';
import { answerFor, instance, INSTANCES, serve, type Answer } from './api.mts';
import { runNode, type RunOptions } from './harness.mts';
import { INSTANCE } from './host.mts';

const BALI = 't1_mq9r2jow_bali_store';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 255]);

const chosen = (value: string) => ({ instanceName: { __rl: true, mode: 'name', value } });

async function run(
	operation: string,
	parameters: IDataObject = {},
	rest: Partial<RunOptions> = {},
) {
	const defaults = { resource: 'instance', operation, options: { retryTime: 0 } };
	return await runNode({ ...rest, parameters: { ...defaults, ...parameters } as never });
}

/** The documented answer of `GET /instance/state`. */
function stateOf(apiInstanceName: string, state: string): Answer {
	const instance = { instanceName: 'Shop', apiInstanceName, internalName: apiInstanceName, state };
	return { body: { success: true, data: { instance: { instanceName: 'x', state } }, instance } };
}

function serveQr(picture: Answer, state = 'close') {
	return serve((call) => {
		if (call.path.endsWith('/qr/image')) return picture;
		if (call.path.endsWith('/state')) return stateOf(call.query.instanceName, state);
		return answerFor(call, []);
	});
}

describe('Instance → Get Many', () => {
	it('gives each instance as the API gives it', async () => {
		const odd = { ...instance('Odd', 't1_odd', null), tomorrow: { any: 'thing' } };
		const calls = serve((call) => answerFor(call, [], [...INSTANCES, odd]));
		const { json, items } = await run('getAll', { returnAll: true });
		expect(json).toEqual([...INSTANCES, odd]);
		expect(items[2].pairedItem).toEqual({ item: 0 });
		expect(calls.map(({ path, query }) => [path, query])).toEqual([['/api/v1/instance/list', {}]]);
	});

	it.each([
		['connected', [INSTANCE]],
		['notConnected', [BALI]],
		['any', [INSTANCE, BALI]],
	])('gives those whose state is %s', async (state, names) => {
		serve((call) => answerFor(call, []));
		const { json } = await run('getAll', { state });
		expect(json.map(({ apiInstanceName }) => apiInstanceName)).toEqual(names);
	});

	it('says so when fewer came than Wachat announces, and more are wanted', async () => {
		const [first] = INSTANCES;
		serve(() => ({ body: { success: true, count: '12', instances: [first, null] } }));
		const { error } = await run('getAll', { returnAll: true });
		expect(error?.message).toBe('Wachat announces 12 instances, yet only 1 came');
		const { error: ofState } = await run('getAll', { limit: 1, state: 'connected' });
		expect(ofState?.message).toBe(error?.message);
		expect((await run('getAll', { limit: 1 })).json).toEqual([first]);
	});

	it('gives no more than the limit, and refuses a limit of 0', async () => {
		const calls = serve((call) => answerFor(call, []));
		expect((await run('getAll', { limit: 1 })).json).toHaveLength(1);
		expect((await run('getAll', { limit: 0 })).error?.message).toContain('Limit');
		expect(calls).toHaveLength(1);
	});
});

describe('Instance → Get State', () => {
	it('gives the normalised instance', async () => {
		const calls = serve((call) => stateOf(call.query.instanceName, 'open'));
		const { json } = await run('get', chosen(BALI));
		expect(json).toEqual([
			{ instanceName: 'Shop', apiInstanceName: BALI, internalName: BALI, state: 'open' },
		]);
		expect(calls.map(({ path, query }) => [path, query])).toEqual([
			['/api/v1/instance/state', { instanceName: BALI }],
		]);
	});

	it('explains a name that the account does not have', async () => {
		serve((call) =>
			call.path.endsWith('/state')
				? { status: 404, body: { error: 'Instance not found' } }
				: answerFor(call, []),
		);
		const { error } = await run('get', chosen('jakarta_store'));
		expect(error?.message).toContain('no instance "jakarta_store"');
		expect(error?.description).toContain(INSTANCE);
	});

	it('does not take for a reason that the instance is not connected', async () => {
		serve((call) =>
			call.path.endsWith('/state')
				? { status: 400, body: { error: 'Ask later' } }
				: answerFor(call, []),
		);
		const { error } = await run('get', chosen(BALI));
		expect(error?.message).toContain('Ask later');
		expect(error?.description).not.toContain('not connected');
	});

	it('says so when the answer holds no state', async () => {
		serve(() => ({ body: { success: true, data: {} } }));
		expect((await run('get')).error?.message).toContain('not one of the Wachat API');
	});
});

describe('Instance → Get QR Code', () => {
	it('puts the picture into the chosen field, byte for byte', async () => {
		serveQr({ body: PNG, headers: { 'content-type': 'image/png' } });
		const { items, json } = await run('getQrCode', {
			...chosen(BALI),
			binaryPropertyName: 'qr',
		});
		const file = { fileName: `${BALI}-qr.png`, mimeType: 'image/png' };
		expect(json).toEqual([{ instanceName: BALI, ...file }]);
		expect(Object.keys(items[0].binary ?? {})).toEqual(['qr']);
		expect(items[0].binary?.qr).toMatchObject(file);
		expect(Buffer.from(items[0].binary?.qr.data ?? '', 'base64')).toEqual(PNG);
		expect(items[0].pairedItem).toEqual({ item: 0 });
	});

	it.each([
		['jpeg', 'jpg', [0xff, 0xd8, 0xff, 0xe0]],
		['gif', 'gif', [0x47, 0x49, 0x46, 0x38, 0x39]],
	])('takes a picture of the kind %s for what it is', async (kind, extension, beginning) => {
		serveQr({ body: Buffer.from(beginning), headers: { 'content-type': 'image/png' } });
		const file = { fileName: `${BALI}-qr.${extension}`, mimeType: `image/${kind}` };
		const { json, items } = await run('getQrCode', chosen(BALI));
		expect(json).toMatchObject([file]);
		expect(items[0].binary?.data).toMatchObject(file);
	});

	it('says that a connected instance has none, without asking for it', async () => {
		const calls = serveQr({ body: PNG }, 'open');
		const { error } = await run('getQrCode', chosen(INSTANCE));
		expect(error?.message).toContain('already connected');
		expect(error?.description).toContain('Get State');
		expect(calls).toHaveLength(1);
	});

	it.each<[string, Answer, RegExp]>([
		['a web page', { body: '<html>Login</html>' }, /web page/],
		['a text', { body: 'soon' }, /no picture/],
		['nothing', { body: '' }, /answer was empty/],
		['a refusal with 200', { body: { success: false, error: 'Try later' } }, /Try later/],
		['a refusal', { status: 400, body: { error: 'Already paired' } }, /Already paired/],
		[
			'bytes that are no picture',
			{ body: Buffer.from([0x89, 0x50, 0x4e, 4, 5]), headers: { 'content-type': 'image/png' } },
			/no picture/,
		],
	])('says so when %s comes instead', async (_what, answer, words) => {
		serveQr(answer);
		const { error, items } = await run('getQrCode', chosen(BALI));
		expect(items).toEqual([]);
		expect(error?.message).toMatch(words);
		expect(error?.description).toBeTruthy();
	});

	it('does not ask to connect an instance first of which the picture is refused', async () => {
		serve((call) => {
			if (call.path.endsWith('/qr/image'))
				return { status: 400, body: { error: 'Too many codes' } };
			return call.path.endsWith('/state') ? stateOf(BALI, 'close') : answerFor(call, []);
		});
		const { error } = await run('getQrCode', chosen(BALI));
		expect(error?.message).toContain('Too many codes');
		expect(error?.description).not.toContain('not connected');
	});

	it.each([['', 'Put Output File in Field']])('refuses the field name %j', async (value, field) => {
		const calls = serveQr({ body: PNG });
		const { error } = await run(
			'getQrCode',
			{ ...chosen(BALI), binaryPropertyName: '={{ $json.name }}' },
			{ items: [{ name: value }] },
		);
		expect(error?.message).toContain(field);
		expect(calls).toEqual([]);
	});
});

it.each(['getAll', 'get', 'getQrCode'])(
	'%s goes on with the next item if told to',
	async (operation) => {
		serve(() => ({ status: 403, body: { error: 'Plan expired' } }));
		const { items } = await run(operation, chosen(BALI), {
			items: [{}, {}],
			node: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ json, pairedItem }) => [json.message, pairedItem])).toEqual(
			[0, 1].map((item) => [expect.stringContaining('Plan expired'), { item }]),
		);
	},
);
