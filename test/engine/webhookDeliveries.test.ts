import './api.mts';
import { everythingIn } from './everythingIn.mts';
import { API_KEY, INSTANCE } from './host.mts';
import { some, WebhookAccount } from './webhookAccount.mts';
import { logged, PublishedTrigger, type Sent } from './webhookHarness.mts';

let account: WebhookAccount;
let trigger: PublishedTrigger;

async function publish(parameters: PublishedTrigger['parameters'] = {}): Promise<void> {
	trigger = new PublishedTrigger(parameters);
	await trigger.publish();
}

beforeEach(async () => {
	account = new WebhookAccount();
	await publish();
});

const signed: WebhookAccount['signed'] = (body, headers) => account.signed(body, headers);

describe('a delivery', () => {
	it('starts a run with one item that holds what came, and is answered with 200', async () => {
		const body = { event: 'messages.upsert', data: { text: 'Grüße 👋', big: 1e2 } };
		const sent = signed(JSON.stringify(body));
		expect(await trigger.receive(sent)).toEqual({
			status: 200,
			text: 'Workflow was started',
			items: [
				{
					json: {
						event: 'messages.upsert',
						timestamp: sent.headers['x-wachat-timestamp'],
						webhookId: '12',
						body,
					},
				},
			],
		});
	});

	it.each([
		[
			'JSON written with spaces and escapes',
			`{ "a" : "\\u00fc", "n": 1.0e2, "r": ${Math.random()} }`,
		],
		['a form', `a=${Math.random()}`],
		['nothing', ''],
		['5 MB', `{"a":"${'x'.repeat(5e6)}"}`],
		['brackets a million deep', '['.repeat(1e6) + ']'.repeat(1e6)],
	])('may hold %s', async (_what, body) => {
		const { status, items } = await trigger.receive(signed(body));
		expect([status, items?.length]).toEqual([200, 1]);
		expect(JSON.stringify(items).length).toBeLessThan(6e6);
	});

	it('comes out without the API key, and all the same if there is none', async () => {
		const repeated = some({ apikey: API_KEY });
		const headers = { 'x-wachat-webhook-id': API_KEY };
		const { items } = await trigger.receive(signed(repeated, headers));
		const removed = '[API key removed]';
		expect(items).toMatchObject([{ json: { body: { apikey: removed }, webhookId: removed } }]);
		trigger.credentials = { apiKey: '' };
		const sent = signed(some({ apikey: API_KEY }));
		expect(await trigger.receive(sent)).toMatchObject({ items: [{}] });
	});

	it('is logged without the API key, too, if it is left out', async () => {
		const event = `${'x'.repeat(85)} ${API_KEY}`;
		await trigger.receive(signed(some(), { 'x-wachat-event': event }));
		expect(everythingIn(logged.slice(-1))).toContain('its event is none');
		trigger.parameters = {
			allInstances: false,
			instanceName: { __rl: true, mode: 'name', value: 't1_mq9r2jow_bali_store' },
		};
		await trigger.receive(signed(some({ instance: `shop_${API_KEY.toUpperCase()}` })));
		expect(everythingIn(logged.slice(-1))).toContain(
			'another instance: ["shop_[API key removed]"]',
		);
		expect(everythingIn(logged.slice(-2)).toLowerCase()).not.toContain(API_KEY.slice(0, 12));
	});

	it('is proved by bytes that n8n has not read yet', async () => {
		const sent = signed(some());
		const request: Sent = { headers: sent.headers };
		const readRawBody = function (this: { rawBody?: Buffer }) {
			this.rawBody = sent.rawBody;
			return Promise.resolve();
		};
		expect(await trigger.receive({ ...request, readRawBody })).toMatchObject({ status: 200 });
	});

	it('may name the chosen instance as Wachat shows it', async () => {
		const value = { __rl: true, mode: 'name', value: 't1_mq9r2jow_bali_store' };
		account.webhooks.length = 0;
		await publish({ allInstances: false, instanceName: value });
		const sent = signed(some({ instance: { displayName: 'Bali Store' } }));
		expect(await trigger.receive(sent)).toMatchObject({ status: 200, items: [{}] });
	});

	it('starts a run by the test address, too', async () => {
		const published = trigger;
		trigger = published.inEditor();
		await trigger.publish();
		account.webhooks.reverse();
		expect(await trigger.receive(signed(some()))).toMatchObject({ items: [{}] });
		expect(await published.receive(signed(some()))).toMatchObject({ status: 401 });
	});
});

describe('a delivery before n8n has saved what the trigger knows of its webhook', () => {
	const oneInstance = {
		allInstances: false,
		instanceName: { __rl: true, mode: 'name', value: 't1_mq9r2jow_bali_store' },
	};

	it('is proved by the secret all the same', async () => {
		trigger.stored = {};
		expect(await trigger.receive(signed(some()))).toMatchObject({ status: 200, items: [{}] });
	});

	it('is proved while n8n still holds the secret of a former webhook', async () => {
		const { stored } = trigger;
		account.webhooks.length = 0;
		await trigger.publish();
		trigger.stored = stored;
		expect(await trigger.receive(signed(some()))).toMatchObject({ status: 200, items: [{}] });
	});

	it('may name the chosen instance as Wachat shows it', async () => {
		trigger.parameters = oneInstance;
		const { stored } = trigger;
		await trigger.publish();
		trigger.stored = stored;
		const sent = signed(some({ instance: { displayName: 'Bali Store' } }));
		expect(await trigger.receive(sent)).toMatchObject({ status: 200, items: [{}] });
	});

	it('is refused all the same if it proves nothing', async () => {
		trigger.stored = {};
		const sent = { ...signed(some()), rawBody: Buffer.from('{}') };
		expect(await trigger.receive(sent)).toMatchObject({ status: 401 });
		expect(everythingIn(logged.slice(-1))).toMatch('as its signature is wrong');
	});
});

describe('what starts nothing, and is answered with 200', () => {
	it('is an event that was not chosen', async () => {
		const sent = signed(some(), { 'x-wachat-event': 'chats.update' });
		expect(await trigger.receive(sent)).toEqual({ status: 200, text: 'OK', items: undefined });
	});

	it('is an event of another instance', async () => {
		const value = { __rl: true, mode: 'name', value: INSTANCE };
		account.webhooks.length = 0;
		await publish({ allInstances: false, instanceName: value });
		const statusAndRuns = async (body: object) => {
			const { status, items } = await trigger.receive(signed(some(body)));
			return [status, items?.length];
		};
		expect(await statusAndRuns({ instance: 't1_mq9r2jow_bali_store' })).toEqual([200, undefined]);
		expect(await statusAndRuns({ instance: INSTANCE })).toEqual([200, 1]);
		expect(await statusAndRuns({ instanceName: 'jakarta_store' })).toEqual([200, 1]);
		expect(await statusAndRuns({})).toEqual([200, 1]);
	});

	it('is logged once for each event that Wachat does not document, and not for the others', async () => {
		const from = logged.length;
		for (const event of ['chats.update', 'Calls.New', 'Calls.New', 'calls.end', undefined]) {
			const sent = signed(some(), { 'x-wachat-event': event });
			expect(await trigger.receive(sent)).toMatchObject({ status: 200, text: 'OK' });
		}
		expect(logged.slice(from).map((line) => everythingIn([line]))).toEqual([
			expect.stringContaining('its event is none that Wachat documents: "Calls.New"'),
			expect.stringContaining('"calls.end"'),
			expect.stringContaining('documents: ""'),
		]);
		// Another workflow is another one's concern.
		await publish();
		await trigger.receive(signed(some(), { 'x-wachat-event': 'Calls.New' }));
		expect(logged).toHaveLength(from + 4);
	});

	it('is logged once for each instance that the bodies name', async () => {
		trigger.parameters = {
			allInstances: false,
			instanceName: { __rl: true, mode: 'name', value: INSTANCE },
		};
		const from = logged.length;
		for (const instance of ['bali', 'bali', 'lombok', INSTANCE]) {
			await trigger.receive(signed(some({ instance })));
		}
		expect(logged.slice(from).map((line) => everythingIn([line]))).toEqual([
			expect.stringContaining('its body names another instance: ["bali"]'),
			expect.stringContaining('["lombok"]'),
		]);
	});

	it('is the same delivery again', async () => {
		const sent = signed(some());
		expect(await trigger.receive(sent)).toMatchObject({ items: [{}] });
		expect(await trigger.receive(sent)).toEqual({ status: 200, text: 'OK', items: undefined });
	});

	it('is the same delivery again, with its signature written in another way', async () => {
		const sent = signed(some());
		await trigger.receive(sent);
		const bytes = Buffer.from(String(sent.headers['x-wachat-signature']), 'hex');
		const headers = { ...sent.headers, 'x-wachat-signature': bytes.toString('base64') };
		expect(await trigger.receive({ ...sent, headers })).toMatchObject({ text: 'OK' });
	});

	it('is the same delivery again, under the name of another event', async () => {
		const sent = signed(some(), { 'x-wachat-event': 'chats.update' });
		await trigger.receive(sent);
		const headers = { ...sent.headers, 'x-wachat-event': 'messages.upsert' };
		expect(await trigger.receive({ ...sent, headers })).toMatchObject({ text: 'OK' });
	});
});

describe('a delivery that comes again', () => {
	it.each([
		['who waits for the answer', false],
		['who has hung up', true],
	])('is taken if n8n could not make a run of it, from one %s', async (_who, hangsUp) => {
		const sent = signed(some());
		expect(await trigger.receive(sent, { takes: false, hangsUp })).toMatchObject({ status: 500 });
		expect(await trigger.receive(sent)).toMatchObject({ status: 200, items: [{}] });
		expect(await trigger.receive(sent)).toEqual({ status: 200, text: 'OK', items: undefined });
	});

	it('starts no second run if whoever sent it has hung up before', async () => {
		const sent = signed(some());
		expect(await trigger.receive(sent, { hangsUp: true })).toMatchObject({ items: [{}] });
		expect(await trigger.receive(sent)).toEqual({ status: 200, text: 'OK', items: undefined });
	});

	it('starts no second run in the same moment', async () => {
		const sent = signed(some());
		const outcomes = await Promise.all([trigger.receive(sent), trigger.receive(sent)]);
		expect(outcomes.filter(({ items }) => items !== undefined)).toHaveLength(1);
	});

	it.each([true, false])(
		'is to come once more while n8n is about to note the run (it can: %j)',
		async (takes) => {
			const sent = signed(some());
			const answers: number[] = [];
			const meanwhile = async () => {
				answers.push((await trigger.receive(sent)).status);
			};
			await trigger.receive(sent, { takes, meanwhile });
			const { status, items } = await trigger.receive(sent);
			expect([...answers, status, items?.length]).toEqual([503, 200, takes ? undefined : 1]);
		},
	);
});

it("changes nothing in the workflow's memory, which n8n would write back whole", async () => {
	const before = JSON.stringify(trigger.stored);
	await trigger.receive(signed(some()));
	await trigger.receive(signed(some(), { 'x-wachat-event': 'chats.update' }));
	await trigger.receive({ ...signed(some()), rawBody: Buffer.from('{}') });
	expect(JSON.stringify(trigger.stored)).toBe(before);
});
