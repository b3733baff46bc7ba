// The trigger and the stand-in of the API together: what one registers and the other signs and sends.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import type { Occasion } from '../../sandbox/webhookDelivery.mts';
import { PublishedTrigger, type Outcome } from './webhookHarness.mts';

let sandbox: Sandbox;
let trigger: PublishedTrigger;
let server: Server;
let outcomes: Outcome[];

/** The bytes as n8n hands them to the trigger: unpacked. */
async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const bytes = await buffer(request);
	return request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes;
}

beforeAll(async () => {
	sandbox = await startSandbox({ validateResponses: true });
	server = createServer((request, response) => {
		void bytesOf(request)
			.then((rawBody) => trigger.receive({ headers: request.headers, rawBody }))
			.then((outcome) => {
				outcomes.push(outcome);
				response.writeHead(outcome.status).end(outcome.text);
			});
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});

beforeEach(async () => {
	outcomes = [];
	sandbox.reset();
	const { baseUrl, apiKey } = sandbox;
	trigger = new PublishedTrigger({ events: ['messages.upsert'] }, { baseUrl, apiKey });
	await trigger.publish();
	const { port } = server.address() as AddressInfo;
	// The way through a proxy that ends TLS, which is somebody else's job.
	sandbox.webhooks[0].url = `http://127.0.0.1:${String(port)}/`;
});

afterAll(async () => {
	await sandbox.close();
	server.close();
});

/** What the sandbox was answered, and how many runs it started. */
async function deliver(occasion: Partial<Occasion> = {}): Promise<[number | undefined, number]> {
	const body = { text: 'Grüße', at: Math.random() };
	const [delivered] = await sandbox.deliver({ event: 'messages.upsert', body, ...occasion });
	return [delivered.status, outcomes.filter(({ items }) => items).length];
}

const spellings = (['hex', 'base64', 'base64url'] as const).flatMap((encoding) =>
	['', 'sha256='].flatMap((prefix) =>
		(['whole', 'bare', 'decoded'] as const).map((key) => ({ encoding, prefix, key })),
	),
);

it.each(spellings)('takes a delivery that is signed with $key in $prefix$encoding', async (how) => {
	expect(await deliver(how)).toEqual([200, 1]);
});

it.each([
	['milliseconds', () => String(Date.now())],
	['ISO 8601', () => new Date().toISOString()],
])('takes a timestamp in %s', async (_unit, timestamp) => {
	expect(await deliver({ timestamp: timestamp() })).toEqual([200, 1]);
});

it('takes a compressed delivery, and one that is no JSON', async () => {
	expect(await deliver({ gzip: true })).toEqual([200, 1]);
	expect(await deliver({ body: '<x/>', contentType: 'text/xml' })).toEqual([200, 2]);
	expect(outcomes[1].items).toMatchObject([{ json: { body: '<x/>' } }]);
});

it('refuses what another secret signed, and what is old', async () => {
	expect(await deliver({ secret: `whsec_${'0'.repeat(64)}` })).toEqual([401, 0]);
	expect(await deliver({ timestamp: String(Date.now() / 1000 - 301) })).toEqual([401, 0]);
});

it('starts nothing for other events, nor a second time for the same delivery', async () => {
	const again = { body: 'again', timestamp: String(Date.now()) };
	expect(await deliver({ event: 'chats.update', webhookId: 12 })).toEqual([200, 0]);
	expect(await deliver(again)).toEqual([200, 1]);
	expect(await deliver(again)).toEqual([200, 1]);
});

it('takes up at the next try what was registered under an answer that broke off', async () => {
	sandbox.reset();
	trigger.stored = {};
	sandbox.faults.add({ when: { path: '/webhooks', request: 2 }, then: { cut: true } });
	await expect(trigger.publish()).rejects.toThrow();
	await trigger.publish();
	expect(sandbox.webhooks).toMatchObject([{ id: 12, enabled: true }]);
	expect(sandbox.webhooks[0].secret).toBe(trigger.memory.secret);
});
