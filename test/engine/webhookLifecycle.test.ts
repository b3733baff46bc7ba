import './api.mts';
import { API_KEY, INSTANCE } from './host.mts';
import { WebhookAccount } from './webhookAccount.mts';
import { PublishedTrigger } from './webhookHarness.mts';

const oneInstance = {
	allInstances: false,
	instanceName: { __rl: true, mode: 'name', value: INSTANCE },
};

let account: WebhookAccount;
let trigger: PublishedTrigger;

beforeEach(() => {
	account = new WebhookAccount();
	trigger = new PublishedTrigger();
});

const enabled = () => account.webhooks.filter((one) => one.enabled);

describe('publishing', () => {
	it('makes a webhook for the production address, with a secret of 32 random bytes', async () => {
		trigger.parameters = { events: ['messages.upsert', 'connection.update'] };
		expect(await trigger.publish()).toBe(false);
		expect(account.posted()).toEqual([
			{
				name: 'n8n: Follow-ups',
				url: trigger.address,
				events: ['messages.upsert', 'connection.update'],
				enabled: true,
				secret: expect.stringMatching(/^whsec_[\da-f]{64}$/) as string,
			},
		]);
		expect(account.calls[0].headers.authorization).toBe(`Bearer ${API_KEY}`);
		expect(trigger.memory).toMatchObject({ webhookId: '12', secret: account.webhooks[0].secret });
	});

	it('asks for the events of one instance by its API name', async () => {
		trigger.parameters = oneInstance;
		await trigger.publish();
		expect(account.posted()).toMatchObject([{ instanceName: INSTANCE }]);
	});

	it('gives every workflow a secret of its own', async () => {
		const other = new PublishedTrigger();
		other.webhookId = 'another';
		await trigger.publish();
		await other.publish();
		expect(new Set(account.webhooks.map(({ secret }) => secret)).size).toBe(2);
	});

	it("leaves other people's webhooks alone", async () => {
		const others = [account.add({}), account.add({ url: 'https://n8n.example.com/webhook/x' })];
		const before = JSON.stringify(others);
		await trigger.publish();
		await trigger.unpublish();
		expect(JSON.stringify(others)).toBe(before);
		expect(account.webhooks).toHaveLength(3);
	});
});

describe('publishing again', () => {
	it('finds its own webhook with one request, and leaves it as it is', async () => {
		await trigger.publish();
		account.calls.length = 0;
		expect(await trigger.publish()).toBe(true);
		expect(account.calls.map(({ method }) => method)).toEqual(['GET']);
	});

	it.each([
		['disabled it by hand', () => (account.webhooks[0].enabled = false)],
		['changed its events by hand', () => (account.webhooks[0].events = ['*'])],
	])('puts it right after somebody %s', async (_what, change) => {
		await trigger.publish();
		change();
		expect(await trigger.publish()).toBe(false);
		expect(account.webhooks).toMatchObject([
			{ id: 12, enabled: true, events: ['messages.upsert'] },
		]);
	});

	it('makes a new one, with a new secret, after somebody deleted it', async () => {
		await trigger.publish();
		const [{ secret }] = account.webhooks.splice(0, 1, account.add({}));
		expect(await trigger.publish()).toBe(false);
		expect(enabled().find(({ url }) => url === trigger.address)?.secret).not.toBe(secret);
		expect(trigger.memory.secret).not.toBe(secret);
	});

	it('tells Wachat other events, and another instance', async () => {
		await trigger.publish();
		trigger.parameters = { events: ['chats.update'], ...oneInstance };
		expect(await trigger.publish()).toBe(false);
		expect(enabled()).toMatchObject([{ id: 12, events: ['chats.update'] }]);
		expect(enabled()[0].instance).toMatchObject({ apiInstanceName: INSTANCE });
		expect(await trigger.publish()).toBe(true);
	});

	it('does not rely on an instance being taken off again', async () => {
		trigger.parameters = oneInstance;
		await trigger.publish();
		trigger.parameters = {};
		await trigger.publish();
		expect(enabled()).toMatchObject([{ url: trigger.address, instance: null }]);
		trigger.parameters = oneInstance;
		await trigger.publish();
		expect(account.webhooks).toHaveLength(2);
		expect(enabled()).toHaveLength(1);
	});

	it('does not mind an address that Wachat writes in another way', async () => {
		await trigger.publish();
		account.webhooks[0].url = trigger.address.replace('example.com', 'EXAMPLE.com:443') + '/';
		expect(await trigger.publish()).toBe(true);
	});
});

describe('unpublishing', () => {
	it('disables the webhook, and says of it what it said before', async () => {
		await trigger.publish();
		await trigger.unpublish();
		const [, disabled] = account.posted();
		const { url, name, events } = account.webhooks[0];
		expect(disabled).toEqual({ id: 12, url, name, events, enabled: false });
	});

	it('sends nothing for a webhook that is disabled by now', async () => {
		await trigger.publish();
		await trigger.unpublish();
		await trigger.unpublish();
		expect(account.posted()).toHaveLength(2);
	});

	it('uses the same webhook again afterwards, and no second one', async () => {
		for (let round = 1; round <= 3; round++) {
			expect(await trigger.publish()).toBe(false);
			expect(account.webhooks).toMatchObject([{ id: 12, enabled: true }]);
			expect(trigger.memory.secret).toBe(account.webhooks[0].secret);
			await trigger.unpublish();
		}
	});

	it('takes no secret from the memory that it did not make', async () => {
		await trigger.publish();
		await trigger.unpublish();
		const known = { ...trigger.memory, secret: 'whsec_that_everybody_knows_by_now' };
		trigger.stored = { [`node:${trigger.nodeName}`]: known };
		await trigger.publish();
		expect(account.webhooks[0].secret).toMatch(/^whsec_[\da-f]{64}$/);
	});

	it('replaces such a secret also while the webhook delivers', async () => {
		await trigger.publish();
		const known = { ...trigger.memory, secret: 'whsec_that_everybody_knows_by_now' };
		trigger.stored = { [`node:${trigger.nodeName}`]: known };
		expect(await trigger.publish()).toBe(false);
		expect(account.webhooks).toMatchObject([{ id: 12, secret: trigger.memory.secret }]);
		expect(trigger.memory.secret).toMatch(/^whsec_[\da-f]{64}$/);
	});

	it('survives an old memory that something writes back', async () => {
		await trigger.publish();
		const old = trigger.stored;
		await trigger.unpublish();
		await trigger.publish();
		trigger.stored = old;
		expect(trigger.memory.secret).toBe(account.webhooks[0].secret);
	});

	it('is content when nothing is there any more', async () => {
		await trigger.publish();
		account.webhooks.length = 0;
		await expect(trigger.unpublish()).resolves.toBeUndefined();
		expect(account.posted()).toHaveLength(1);
	});

	it.each([404, 410])('is content when Wachat answers %s: somebody was faster', async (status) => {
		await trigger.publish();
		account.trouble = ({ method }, answer) =>
			method === 'POST' ? { status, body: { error: 'No such webhook' } } : answer();
		await expect(trigger.unpublish()).resolves.toBeUndefined();
	});

	it('goes on to the next one when one is gone', async () => {
		await trigger.publish();
		const [first, second] = [1, 2].map((id) => account.add({ id, url: trigger.address }));
		account.trouble = ({ body }, answer) =>
			body.id === first.id ? { status: 404, body: { error: 'No such webhook' } } : answer();
		await trigger.unpublish();
		expect(second.enabled).toBe(false);
	});

	it('disables the webhook also after n8n has started anew', async () => {
		await trigger.publish();
		const later = new PublishedTrigger();
		later.stored = trigger.stored;
		await later.unpublish();
		expect(enabled()).toEqual([]);
	});

	it('leaves the webhook to the workflow that has it, when an import of that one cannot be published', async () => {
		await trigger.publish();
		// n8n finds its address taken, and clears up.
		const imported = new PublishedTrigger();
		expect(imported.address).toBe(trigger.address);
		// That it was tried out in the editor makes no difference.
		await imported.inEditor().publish();
		account.calls.length = 0;
		await imported.unpublish();
		expect(enabled()).toHaveLength(2);
		expect(account.calls).toEqual([]);
	});

	it('says when Wachat does not do it', async () => {
		await trigger.publish();
		account.trouble = ({ method }, answer) =>
			method === 'POST' ? { status: 400, body: { error: 'Not now' } } : answer();
		await expect(trigger.unpublish()).rejects.toThrow('Not now');
	});

	it("goes by the address, not by an ID that an import brought along from somebody else's", async () => {
		const [theirs, other] = [account.add({ id: 12 }), account.add({ id: 13 })];
		trigger.stored = { [`node:${trigger.nodeName}`]: { webhookId: '12', secret: 'x'.repeat(40) } };
		await trigger.unpublish();
		expect([theirs.enabled, other.enabled]).toEqual([true, true]);
		await trigger.publish();
		expect(theirs.url).toBe('https://example.com/other');
	});
});

describe('the test address', () => {
	it('has a webhook of its own, and leaves the one of the published workflow alone', async () => {
		await trigger.publish();
		const published = JSON.stringify(account.webhooks[0]);
		const test = trigger.inEditor();
		await test.publish();
		expect(account.webhooks[1]).toMatchObject({
			url: test.address,
			name: 'n8n: Follow-ups (test)',
		});
		expect(test.address).toContain('/webhook-test/');
		await test.unpublish();
		await test.publish();
		await test.unpublish();
		expect(account.webhooks).toHaveLength(2);
		expect(JSON.stringify(account.webhooks[0])).toBe(published);
		expect(await trigger.publish()).toBe(true);
	});
});

describe('an address that Wachat does not take', () => {
	it.each(['http://localhost:5678', 'http://n8n.example.com', 'nonsense'])(
		'%s: says what to set, and asks Wachat for nothing',
		async (origin) => {
			trigger.origin = origin;
			await expect(trigger.publish()).rejects.toMatchObject({
				message: expect.stringContaining('https') as string,
				description: expect.stringMatching(
					/WEBHOOK_URL.*tunnel.*Wachat Trigger needs no public address/,
				) as string,
			});
			expect(account.calls).toEqual([]);
		},
	);
});

it.each([null, 'text', 7, ['list']])(
	'says so, and makes no webhook, where n8n holds %j: the secret would be lost',
	async (data) => {
		trigger.stored = { [`node:${trigger.nodeName}`]: data as object };
		await expect(trigger.publish()).rejects.toMatchObject({
			message: expect.stringContaining("n8n's memory of this node") as string,
			description: expect.stringContaining('new one with another name') as string,
		});
		expect(account.posted()).toEqual([]);
		expect(await trigger.unpublish()).toBeUndefined();
	},
);

describe('fields that cannot be used', () => {
	it.each([
		['no event', { events: [] }, "'Events' parameter is empty"],
		['an unknown event', { events: ['all'] }, "'Events' parameter can hold only"],
		['no instance', { allInstances: false }, "'Instance' parameter is empty"],
		['an age of 0', { options: { maxAge: 0 } }, "'Maximum Age' parameter must be a whole number"],
		['an age that is text', { options: { maxAge: 'x' } }, "'Maximum Age' parameter must be"],
	])('%s: says which, and asks Wachat for nothing', async (_what, parameters, message) => {
		trigger.parameters = parameters;
		await expect(trigger.publish()).rejects.toThrow(message);
		expect(account.calls.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});
