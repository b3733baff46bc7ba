import fc from 'fast-check';

import './api.mts';
import { everythingIn } from './everythingIn.mts';
import { some, WebhookAccount } from './webhookAccount.mts';
import { logged, PublishedTrigger, type Sent } from './webhookHarness.mts';

let account: WebhookAccount;
let trigger: PublishedTrigger;

beforeEach(async () => {
	account = new WebhookAccount();
	trigger = new PublishedTrigger();
	await trigger.publish();
});

const signed: WebhookAccount['signed'] = (body, headers) => account.signed(body, headers);

describe('what is refused with 401', () => {
	const refused = { status: 401, text: 'Unauthorized', items: undefined };

	it.each<[string, (sent: Sent) => Sent]>([
		['another body', (sent) => ({ ...sent, rawBody: Buffer.from('{}') })],
		['no bytes, and none to read', (sent) => ({ headers: sent.headers })],
		['no headers', (sent) => ({ ...sent, headers: {} })],
		[
			'no signature',
			({ headers, ...sent }) => ({
				...sent,
				headers: { ...headers, 'x-wachat-signature': undefined },
			}),
		],
		['an old timestamp', () => signed(some(), { 'x-wachat-timestamp': '1700000000' })],
		[
			'a timestamp of tomorrow',
			() => signed(some(), { 'x-wachat-timestamp': new Date(Date.now() + 864e5).toISOString() }),
		],
	])('%s', async (_what, change) => {
		expect(await trigger.receive(change(signed(some())))).toEqual(refused);
	});

	it('is everything, as long as no secret is known', async () => {
		const sent = signed(some());
		// n8n has started anew since it was published.
		trigger = new PublishedTrigger();
		expect(await trigger.receive(sent)).toEqual(refused);
		trigger.stored = { [`node:${trigger.nodeName}`]: { secret: 7, instanceNames: 'x' } };
		expect(await trigger.receive(sent)).toEqual(refused);
		trigger.stored = JSON.parse(`{"node:${trigger.nodeName}":null}`) as Record<string, object>;
		expect(await trigger.receive(sent)).toEqual(refused);
	});

	it('is the old secret, once the webhook was made anew', async () => {
		const old = signed(some());
		account.webhooks.length = 0;
		await trigger.publish();
		expect(await trigger.receive(old)).toEqual(refused);
		expect(await trigger.receive(signed(some()))).toMatchObject({ items: [{}] });
	});

	it('starts no run, whatever a stranger sends', async () => {
		const header = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 3 }));
		const now = () => String(Math.floor(Date.now() / 1000));
		const sent = fc.record({
			rawBody: fc.option(
				fc.uint8Array().map((bytes) => Buffer.from(bytes)),
				{ nil: undefined },
			),
			headers: fc.record({
				'x-wachat-event': fc.oneof(header, fc.constant('messages.upsert')),
				'x-wachat-timestamp': fc.oneof(header, fc.constant(null).map(now)),
				'x-wachat-signature': fc.oneof(
					header,
					fc
						.uint8Array({ minLength: 32, maxLength: 32 })
						.map((bytes) => Buffer.from(bytes).toString('hex')),
				),
			}),
		});
		await fc.assert(
			fc.asyncProperty(sent, async (request) => {
				expect(await trigger.receive(request)).toEqual(refused);
			}),
			{ numRuns: 100 },
		);
	});
});

describe('a trigger whose fields cannot be read', () => {
	it('uses the usual age, and refuses what is older', async () => {
		trigger.parameters = { options: { maxAge: 'soon' } };
		const timestamp = (age: number) => String(Math.floor(Date.now() / 1000) - age);
		const old = signed(some(), { 'x-wachat-timestamp': timestamp(400) });
		expect(await trigger.receive(old)).toMatchObject({ status: 401 });
		const young = signed(some(), { 'x-wachat-timestamp': timestamp(200) });
		expect(await trigger.receive(young)).toMatchObject({ status: 200, items: [{}] });
	});

	it('answers with 500 rather than with a run of its own making', async () => {
		trigger.parameters = { events: '={{ nonsense( }}' };
		const outcome = await trigger.receive(signed(some()));
		expect(outcome).toEqual({ status: 500, text: 'Could not be taken', items: undefined });
	});
});

it('lets no secret out', async () => {
	const { secret } = account.webhooks[0];
	const outcomes = [
		await trigger.receive(signed(some())),
		await trigger.receive({ ...signed(some()), rawBody: Buffer.from('{}') }),
	];
	expect(everythingIn([logged])).toMatch('Refused a delivery, as its signature is wrong');
	expect(everythingIn([logged, outcomes])).not.toContain(secret.slice(6, 16));
});
