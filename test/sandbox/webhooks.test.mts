import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Webhook } from '../../sandbox/webhooks.mts';
import { BRANCH, call, failure, MAIN, useSandbox } from './client.mts';

const sandbox = useSandbox();
const URL_OF_ONE = 'https://example.com/wachat/webhook';

const save = (body: object) =>
	call(
		sandbox(),
		'/webhooks',
		{},
		{
			method: 'POST',
			body: JSON.stringify(body),
			headers: {
				authorization: `Bearer ${sandbox().apiKey}`,
				'content-type': 'application/json',
			},
		},
	);

async function saved(body: object): Promise<Webhook> {
	return ((await (await save(body)).json()) as { webhook: Webhook }).webhook;
}

async function listed(query = {}): Promise<Webhook[]> {
	const answer = await call(sandbox(), '/webhooks', query);
	return ((await answer.json()) as { webhooks: Webhook[] }).webhooks;
}

it('makes a webhook, and shows it with its secret masked', async () => {
	const events = ['messages.upsert', 'connection.update'];
	const fields = { url: URL_OF_ONE, name: 'Production webhook', events, enabled: true };
	const webhook = await saved({ ...fields, secret: 'whsec_my_own_abcdef' });
	expect(webhook).toMatchObject({ id: 12, ...fields, secret: 'whsec_••••abcdef', instance: null });
	expect(await listed()).toEqual([webhook]);
	expect(sandbox().webhooks[0].secret).toBe('whsec_my_own_abcdef');
});

it('changes the one with the ID, and leaves what is left out', async () => {
	const { id } = await saved({ url: URL_OF_ONE, events: ['chats.update'], instanceName: BRANCH });
	expect(await saved({ id, enabled: false })).toMatchObject({
		...{ id, url: URL_OF_ONE, events: ['chats.update'], enabled: false },
		instance: { apiInstanceName: BRANCH, displayName: 'Branch Office' },
	});
	expect(await listed()).toHaveLength(1);
});

it('filters by instance', async () => {
	await saved({ url: URL_OF_ONE, instanceName: MAIN });
	await saved({ url: `${URL_OF_ONE}/2`, instanceName: BRANCH });
	expect(await listed({ instanceName: BRANCH })).toMatchObject([{ id: 13 }]);
});

it.each([
	['an address without TLS', { url: 'http://example.com' }, 400, 'url'],
	['no address', { events: ['*'] }, 400, 'url'],
	['an unknown event', { url: URL_OF_ONE, events: ['message'] }, 400, 'events'],
	['an unknown field', { url: URL_OF_ONE, active: true }, 400, 'active'],
	['an unknown ID', { id: 99, enabled: false }, 404, '99'],
	['an unknown instance', { url: URL_OF_ONE, instanceName: 'x' }, 404, 'x'],
])('refuses %s', async (_what, body, status, word) => {
	expect(await failure(save(body))).toMatchObject({
		status,
		error: expect.stringContaining(word) as string,
	});
});

describe('a delivery', () => {
	interface Seen {
		headers: IncomingHttpHeaders;
		body: Buffer;
	}
	const seen: Seen[] = [];
	let server: Server;

	beforeAll(async () => {
		server = createServer((request, response) => {
			void buffer(request).then((body) => {
				seen.push({ headers: request.headers, body });
				response.writeHead(202).end('taken');
			});
		}).listen(0, '127.0.0.1');
		await once(server, 'listening');
	});
	beforeEach(async () => {
		seen.length = 0;
		await saved({ url: URL_OF_ONE, secret: 'whsec_abc', events: ['messages.upsert'] });
		const { port } = server.address() as AddressInfo;
		// Behind the API's back, which would not take it.
		sandbox().webhooks[0].url = `http://127.0.0.1:${String(port)}/hook`;
	});
	afterAll(() => server.close());

	const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text);

	it('is signed as the documentation says, and tells what was answered', async () => {
		const body = { text: 'Grüße' };
		expect(await sandbox().deliver({ event: 'messages.upsert', body, timestamp: '7' })).toEqual([
			{ webhookId: 12, url: sandbox().webhooks[0].url, status: 202, answer: 'taken' },
		]);
		expect(seen[0].body.toString()).toBe(JSON.stringify(body));
		expect(seen[0].headers).toMatchObject({
			'x-wachat-event': 'messages.upsert',
			'x-wachat-timestamp': '7',
			'x-wachat-webhook-id': '12',
			'x-wachat-signature': hmac('whsec_abc', `7.${JSON.stringify(body)}`).digest('hex'),
		});
	});

	it('can be signed in the ways that the documentation leaves open', async () => {
		const open = { encoding: 'base64url', prefix: 'sha256=', timestamp: '7', body: '' } as const;
		const event = 'messages.upsert';
		await sandbox().deliver({ event, ...open, key: 'bare' });
		await sandbox().deliver({ event, ...open, key: 'decoded' });
		const keys = ['abc', Buffer.from('abc', 'base64')];
		expect(seen.map(({ headers }) => headers['x-wachat-signature'])).toEqual(
			keys.map((key) => `sha256=${hmac(key, '7.').digest('base64url')}`),
		);
	});

	it('goes to those that asked for it', async () => {
		const other = await saved({ url: URL_OF_ONE, instanceName: BRANCH, events: ['*'] });
		const heard = async (occasion: { event: string; instance?: string }) =>
			(await sandbox().deliver(occasion)).map(({ webhookId }) => webhookId);
		sandbox().webhooks[1].url = sandbox().webhooks[0].url;
		expect(await heard({ event: 'messages.upsert', instance: BRANCH })).toEqual([12, other.id]);
		expect(await heard({ event: 'messages.upsert', instance: MAIN })).toEqual([12]);
		expect(await heard({ event: 'qrcode.updated' })).toEqual([other.id]);
		await saved({ id: 12, enabled: false });
		expect(await heard({ event: 'messages.upsert' })).toEqual([other.id]);
	});

	it('can be asked for from another process', async () => {
		const ask = async (occasion: object) =>
			await fetch(`${sandbox().controlUrl}/deliver`, {
				method: 'POST',
				body: JSON.stringify(occasion),
				headers: { 'content-type': 'application/json' },
			});
		const answer = await ask({ event: 'messages.upsert', gzip: true });
		expect(await answer.json()).toMatchObject({ success: true, deliveries: [{ status: 202 }] });
		expect(seen[0].headers['content-encoding']).toBe('gzip');
		expect((await ask({ event: 'messages.upsert', webhookId: 99 })).status).toBe(400);
		const webhooks = await (await fetch(`${sandbox().controlUrl}/webhooks`)).json();
		expect(webhooks).toMatchObject({ webhooks: [{ id: 12, secret: 'whsec_abc' }] });
	});

	it('says so when nobody answers', async () => {
		sandbox().webhooks[0].url = 'http://127.0.0.1:1/';
		const [delivered] = await sandbox().deliver({ event: 'messages.upsert' });
		expect(delivered).toMatchObject({ answer: expect.stringContaining('ECONNREFUSED') as string });
		expect(delivered).not.toHaveProperty('status');
	});
});
