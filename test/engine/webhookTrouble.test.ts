import { INSTANCES, type Answer } from './api.mts';
import { everythingIn } from './everythingIn.mts';
import { API_KEY, INSTANCE } from './host.mts';
import { WebhookAccount, type Trouble } from './webhookAccount.mts';
import { PublishedTrigger } from './webhookHarness.mts';

let account: WebhookAccount;
let trigger: PublishedTrigger;

beforeEach(() => {
	account = new WebhookAccount();
	trigger = new PublishedTrigger();
});

/** What happens to the first request that posts. */
function onFirstPost(happens: Trouble): void {
	let posts = 0;
	account.trouble = (call, answer) =>
		call.method === 'POST' && ++posts === 1 ? happens(call, answer) : answer();
}

/** The answer gets lost on its way, after the API has done what it was asked for. */
const lost: Trouble = (_call, answer) => {
	answer();
	throw new Error('socket hang up');
};

async function failing(): Promise<Error & { description?: string }> {
	const published = trigger.publish().then(() => new Error('It was published'));
	return await published.catch((error: Error) => error);
}

const enabled = () => account.webhooks.filter((one) => one.enabled);

describe('a registration whose answer was lost', () => {
	it('is not sent again by itself, and is switched off as far as n8n asks for that', async () => {
		onFirstPost(lost);
		expect((await failing()).description).toMatch('Publish the workflow again');
		const sent = account.posted();
		expect(sent.filter((one) => one.enabled === true)).toHaveLength(1);
		expect(enabled()).toEqual([]);
	});

	it('is taken up by the next one by its ID, with a new secret', async () => {
		onFirstPost(lost);
		await failing();
		const [first] = account.posted();
		await trigger.publish();
		expect(account.webhooks).toMatchObject([{ id: 12, enabled: true }]);
		expect(account.webhooks[0].secret).not.toBe(first.secret);
		expect(trigger.memory).toMatchObject({ webhookId: '12', secret: account.webhooks[0].secret });
	});

	it('is taken up as well when it still delivers', async () => {
		account.add({ id: 40, url: trigger.address, secret: 'whsec_lost' });
		account.add({ id: 41, url: trigger.address, secret: 'whsec_lost_too' });
		await trigger.publish();
		expect(enabled()).toMatchObject([{ id: 40 }]);
		expect(trigger.memory.secret).toBe(enabled()[0].secret);
		expect(await trigger.publish()).toBe(true);
	});

	it('is switched off when it turns up beside the own one', async () => {
		await trigger.publish();
		account.add({ id: 40, url: trigger.address, secret: 'whsec_lost' });
		expect(await trigger.publish()).toBe(false);
		expect(enabled()).toMatchObject([{ id: 12 }]);
	});
});

describe('the answer to a registration', () => {
	it.each<[string, (answer: Answer) => unknown]>([
		['without a secret', (answer) => ({ ...webhookIn(answer), secret: undefined })],
		[
			'with another secret',
			(answer) => ({ ...webhookIn(answer), secret: 'whsec_'.padEnd(70, 'x') }),
		],
		['with an ID as text', (answer) => ({ ...webhookIn(answer), id: '12' })],
		['without an ID', (answer) => ({ ...webhookIn(answer), id: undefined })],
		['without a webhook', () => undefined],
		['with something else', () => 'created'],
		[
			'about another address',
			(answer) => ({ ...webhookIn(answer), id: 99, url: 'https://x.test' }),
		],
	])('%s: the secret that was sent counts, the ID is looked up', async (_what, change) => {
		onFirstPost((_call, answer) => ({ body: { success: true, webhook: change(answer()) } }));
		await trigger.publish();
		expect(trigger.memory).toMatchObject({ webhookId: '12', secret: account.webhooks[0].secret });
		expect(account.posted()).toHaveLength(1);
	});

	it('that tells nothing: the new webhook is looked up, not a leftover at the same address', async () => {
		const [instance] = INSTANCES;
		account.add({ id: 40, url: trigger.address, secret: 'whsec_old', instance });
		onFirstPost((_call, answer) => {
			answer();
			return { body: { success: true } };
		});
		await trigger.publish();
		expect(enabled()).toMatchObject([{ instance: null, secret: trigger.memory.secret }]);
	});

	it('is not believed when the webhook is nowhere to be found', async () => {
		onFirstPost(() => ({ body: { success: true } }));
		expect((await failing()).message).toBe('Wachat took the webhook, but does not list it');
		expect(trigger.memory).toEqual({});
	});

	it('is not believed when it says that the webhook does not deliver', async () => {
		onFirstPost((_call, answer) => {
			const taken = answer();
			account.webhooks[0].enabled = false;
			return { body: { success: true, webhook: { ...webhookIn(taken), enabled: false } } };
		});
		expect((await failing()).message).toBe('Wachat took the webhook, but does not list it');
	});
});

function webhookIn({ body }: Answer): Record<string, unknown> {
	return (body as { webhook: Record<string, unknown> }).webhook;
}

describe('a list of webhooks', () => {
	it.each([
		['that is none', { success: true }],
		['in another shape', { webhooks: {} }],
	])('%s: nothing is made', async (_what, body) => {
		account.trouble = () => ({ body });
		await failing();
		expect(account.posted()).toEqual([]);
	});

	it.each([
		['as text', { id: '12', enabled: 'true' }],
		['as numbers', { enabled: 1 }],
	])('may have its values %s', async (_what, change) => {
		await trigger.publish();
		const [webhook] = account.webhooks;
		account.trouble = () => ({ body: { webhooks: [null, 7, {}, { ...webhook, ...change }] } });
		expect(await trigger.publish()).toBe(true);
	});

	it('that does not say whether a webhook delivers: it is registered once more, and disabled', async () => {
		await trigger.publish();
		const webhook = { ...account.webhooks[0], enabled: undefined };
		account.trouble = ({ method }, answer) =>
			method === 'GET' ? { body: { webhooks: [webhook] } } : answer();
		expect(await trigger.publish()).toBe(false);
		await trigger.unpublish();
		expect(account.webhooks).toMatchObject([{ id: 12, enabled: false }]);
	});
});

it('explains an instance that the account does not have', async () => {
	const instanceName = { __rl: true, mode: 'name', value: 'jakarta_store' };
	trigger.parameters = { allInstances: false, instanceName };
	const error = await failing();
	expect(error.message).toMatch('Wachat has no instance "jakarta_store"');
	expect(error.description).toMatch(INSTANCE);
});

describe('no secret gets out', () => {
	const escaped = (text: string) =>
		[...text].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join('');

	it.each<[string, (secret: string) => string]>([
		['as it is', (secret) => secret],
		['without its prefix', (secret) => secret.slice(6)],
		['in capitals', (secret) => secret.toUpperCase()],
		['escaped as in JSON', escaped],
		['in part', (secret) => `it begins with ${secret.slice(6, 20)}`],
		['at the end of a long text, where it is cut', (secret) => 'x'.repeat(265) + secret],
	])('when the API repeats it %s', async (_how, repeat) => {
		let sent = '';
		onFirstPost(({ body }) => {
			sent = String(body.secret);
			return { status: 400, body: { error: `Unusable secret: ${repeat(sent)}, ${API_KEY}` } };
		});
		const error = await failing();
		expect(error.message).toBe('Wachat rejected the request (HTTP 400)');
		const texts = everythingIn([error]).toLowerCase();
		for (let i = 6; i + 8 <= sent.length; i++) expect(texts).not.toContain(sent.slice(i, i + 8));
		expect(texts).not.toContain(API_KEY);
	});

	it('when the API says something else: its words are shown', async () => {
		onFirstPost(() => ({ status: 422, body: { error: 'The plan has no webhooks' } }));
		expect((await failing()).message).toMatch('The plan has no webhooks');
	});
});

it('never uses the words that n8n does not want in its messages', async () => {
	onFirstPost(() => ({ body: { success: true } }));
	const texts = [await failing()];
	trigger.origin = 'http://localhost';
	texts.push(await failing());
	for (const { message, description } of texts) {
		expect(`${message} ${description}`).not.toMatch(/error|problem|failure|mistake/i);
	}
});
