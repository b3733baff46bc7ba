// Signs deliveries and sends them, as the documentation says; what it leaves open can be chosen.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Webhook } from './webhooks.mts';

/** What happened, and how it is told. */
export interface Occasion {
	event: string;
	/** The whole body: a text as it is, anything else as JSON. The bodies are not documented. */
	body?: unknown;
	/** Of which instance, by its API name: a webhook of another one hears nothing. All hear it if left out. */
	instance?: string;
	/** To this webhook alone, whatever it asked for. */
	webhookId?: number;
	/** The `X-Wachat-Timestamp`; now, in seconds, if left out. */
	timestamp?: string;
	/** `hex` if left out. */
	encoding?: 'hex' | 'base64' | 'base64url';
	/** Before the signature, e.g. `sha256=`. */
	prefix?: string;
	/** What of the secret is the key: all of it, what is behind `whsec_`, or that decoded from base64. */
	key?: 'whole' | 'bare' | 'decoded';
	/** Signs with this secret, which may be a wrong one. */
	secret?: string;
	/** Sends it compressed. */
	gzip?: boolean;
	contentType?: string;
}

/** What became of one delivery. */
export interface Delivered {
	webhookId: number;
	url: string;
	/** None if nobody answered. */
	status?: number;
	answer: string;
}

const MILLISECONDS = 10_000;

function keyOf(secret: string, key: Occasion['key']): string | Buffer {
	const bare = secret.replace(/^whsec_/, '');
	if (key === 'decoded') return Buffer.from(bare, 'base64');
	return key === 'bare' ? bare : secret;
}

/** The headers of a delivery, signed. */
export function signedHeaders(
	webhook: Webhook,
	body: string,
	occasion: Occasion,
): Record<string, string> {
	const { event, encoding = 'hex', prefix = '', key, secret = webhook.secret } = occasion;
	const timestamp = occasion.timestamp ?? String(Math.floor(Date.now() / 1000));
	const signature = createHmac('sha256', keyOf(secret, key))
		.update(`${timestamp}.${body}`)
		.digest(encoding);
	return {
		'content-type': occasion.contentType ?? 'application/json',
		'x-wachat-event': event,
		'x-wachat-timestamp': timestamp,
		'x-wachat-signature': prefix + signature,
		'x-wachat-webhook-id': String(webhook.id),
	};
}

/** This machine may sign its own certificate. */
function isHere({ hostname }: URL): boolean {
	return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** @returns what came back; a text that says why, if nothing did */
async function post(url: URL, headers: Record<string, string>, bytes: Buffer) {
	const options = { method: 'POST', headers, timeout: MILLISECONDS };
	const request =
		url.protocol === 'https:'
			? https.request(url, { ...options, rejectUnauthorized: !isHere(url) })
			: http.request(url, options);
	request.once('timeout', () => request.destroy(new Error('No answer in time')));
	try {
		request.end(bytes);
		const [response] = (await once(request, 'response')) as [IncomingMessage];
		return { status: response.statusCode, answer: await text(response) };
	} catch (error) {
		return { answer: (error as Error).message };
	}
}

export async function send(webhook: Webhook, occasion: Occasion): Promise<Delivered> {
	const { event, instance, body = { event, instance, data: {} } } = occasion;
	const content = typeof body === 'string' ? body : JSON.stringify(body);
	const headers = signedHeaders(webhook, content, occasion);
	const bytes = occasion.gzip ? gzipSync(content) : Buffer.from(content);
	const sent = {
		...headers,
		'content-length': String(bytes.length),
		...(occasion.gzip && { 'content-encoding': 'gzip' }),
	};
	const { id, url } = webhook;
	return { webhookId: id, url, ...(await post(new URL(url), sent, bytes)) };
}

/** Whether a webhook asked for this. */
export function hears(webhook: Webhook, { event, instance, webhookId }: Occasion): boolean {
	if (webhookId !== undefined) return webhook.id === webhookId;
	const asked = webhook.events.includes('*') || webhook.events.includes(event);
	const name = webhook.instance?.apiInstanceName;
	const concerned = name === undefined || instance === undefined || name === instance;
	return webhook.enabled && asked && concerned;
}
