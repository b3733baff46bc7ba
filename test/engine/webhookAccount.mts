// The webhooks of an account, as the API's documentation describes them, on the wire for as long as a test runs.
import { createHmac, randomBytes } from 'node:crypto';
import nock from 'nock';
import type { IDataObject } from 'n8n-workflow';
import { INSTANCES, type Answer } from './api.mts';
import type { Sent } from './webhookHarness.mts';

export interface Webhook {
	id: number;
	name: string | null;
	url: string;
	events: string[];
	enabled: boolean;
	secret: string;
	instance: IDataObject | null;
}

/** One request, with what was sent. */
export interface WebhookCall {
	method: 'GET' | 'POST';
	path: string;
	body: IDataObject;
	headers: Record<string, unknown>;
}

/** What happens instead of the API's own answer: before it has done anything, or after. */
export type Trouble = (call: WebhookCall, answer: () => Answer) => Answer | Promise<Answer>;

const BULLETS = '••••';

/** The body of a delivery. It differs from all others, so that none counts as repeated. */
export function some(more: object = {}): string {
	return JSON.stringify({ n: randomBytes(8).toString('hex'), ...more });
}

export class WebhookAccount {
	readonly webhooks: Webhook[] = [];
	readonly calls: WebhookCall[] = [];
	trouble: Trouble = (_call, answer) => answer();

	constructor(origin = 'https://app.wachat.net') {
		const answer = async (method: 'GET' | 'POST', uri: string, body: unknown, headers: object) => {
			const { pathname: path } = new URL(uri, origin);
			const call = { method, path, body: body as IDataObject, headers: { ...headers } };
			this.calls.push(call);
			const {
				status = 200,
				body: text = '',
				headers: more = {},
			} = await this.trouble(call, () => this.answer(call));
			return [status, text as nock.Body, more] as const;
		};
		nock(origin)
			.persist()
			.get(/.*/)
			.reply(async function (uri, body) {
				return [...(await answer('GET', uri, body, this.req.headers))] as nock.ReplyFnResult;
			})
			.post(/.*/)
			.reply(async function (uri, body) {
				return [...(await answer('POST', uri, body, this.req.headers))] as nock.ReplyFnResult;
			});
	}

	/** A delivery of the first webhook, as Wachat signs it. */
	signed(body: Buffer | string, headers: Sent['headers'] = {}): Sent {
		const rawBody = Buffer.from(body);
		const timestamp = String(headers['x-wachat-timestamp'] ?? Math.floor(Date.now() / 1000));
		const signature = createHmac('sha256', this.webhooks[0].secret)
			.update(`${timestamp}.`)
			.update(rawBody)
			.digest('hex');
		return {
			rawBody,
			headers: {
				'x-wachat-event': 'messages.upsert',
				'x-wachat-timestamp': timestamp,
				'x-wachat-signature': signature,
				'x-wachat-webhook-id': '12',
				...headers,
			},
		};
	}

	/** The requests of one kind, e.g. what was posted. */
	posted(): IDataObject[] {
		return this.calls.filter(({ method }) => method === 'POST').map(({ body }) => body);
	}

	/** Somebody made one by hand, or another n8n did. */
	add(webhook: Partial<Webhook>): Webhook {
		const added: Webhook = {
			id: 12 + this.webhooks.length,
			...{ name: null, url: 'https://example.com/other', events: ['*'], enabled: true },
			...{ secret: 'whsec_of_somebody_else', instance: null, ...webhook },
		};
		this.webhooks.push(added);
		return added;
	}

	/** As the API shows it: with the secret masked. */
	private shown({ secret, ...webhook }: Webhook): IDataObject {
		return { ...webhook, secret: `whsec_${BULLETS}${secret.slice(-6)}` };
	}

	private answer({ method, path, body }: WebhookCall): Answer {
		if (path.endsWith('/instance/list')) return { body: { success: true, instances: INSTANCES } };
		if (method === 'POST') return this.put(body);
		const webhooks = this.webhooks.map((one) => this.shown(one));
		return { body: { success: true, count: webhooks.length, webhooks } };
	}

	private put({ id, instanceName, ...fields }: IDataObject): Answer {
		const found = this.webhooks.find((one) => one.id === id);
		const refused = (status: number, error: string) => ({
			status,
			body: { success: false, error },
		});
		if (id !== undefined && !found) return refused(404, 'Webhook not found');
		const instance = INSTANCES.find((one) => one.apiInstanceName === instanceName);
		if (instanceName !== undefined && !instance) return refused(404, 'Instance not found');
		const webhook = found ?? this.add({});
		Object.assign(webhook, fields, instance && { instance });
		return { body: { success: true, webhook: this.shown(webhook) } };
	}
}
