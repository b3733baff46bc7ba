import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { readCredential } from './credential';
import { interruptible, stoppableSleep } from './interrupt';
import { networkFailure } from './networkFailure';
import { readAnswer, type RawAnswer } from './readAnswer';
import { createRedactor } from './redact';
import { RequestFailure } from './requestFailure';
import { RetryGate } from './retry';

export type WachatContext = IExecuteFunctions | ILoadOptionsFunctions;

export interface ClientOptions {
	/** The input item whose credential is used. */
	itemIndex: number;
	/** Milliseconds for one request. */
	timeout: number;
	/** Milliseconds that all waiting for retries together may take; 0 = never repeat. */
	retryTime: number;
	/** How many requests may be in flight at the same time, from 1. */
	concurrency: number;
}

/** Talks to the API on behalf of one input item. */
export interface WachatClient {
	/**
	 * Sends `GET <path>?<query>` and gives the JSON object of the answer.
	 *
	 * @throws {RequestFailure} when repeating does not help, or does not fit into the time for retries
	 */
	get(path: string, query?: IDataObject): Promise<IDataObject>;
	/** Requests nothing more, not even what waits for a retry. */
	close(): void;
}

/** Pressed stop, if this n8n tells, and if there is a run that can be stopped. */
export function stopSignal(context: WachatContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

function requestOptions(url: string, query: IDataObject, timeout: number): IHttpRequestOptions {
	return {
		method: 'GET',
		url,
		qs: query,
		headers: { Accept: 'application/json' },
		timeout,
		// The key would follow a redirect to another host.
		disableFollowRedirect: true,
		// A status is read here: n8n would send a refused key again, and put the request into its error.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		// As it comes, so that a key in it is found wherever it is, and a body cut short is noticed. Bytes
		// take less memory on their way through n8n than text.
		encoding: 'arraybuffer',
	};
}

/** Takes the key out of a text. */
type Redact = (text: string) => string;

/** The few headers that matter, in lower case. */
const HEADERS = ['date', 'location', 'retry-after'];

const decoder = new TextDecoder();

/** The body as text; n8n may have parsed it all the same, say when it fakes answers for a test. */
function textOf(body: unknown): string {
	if (ArrayBuffer.isView(body)) return decoder.decode(body as Uint8Array);
	return typeof body === 'string' ? body : JSON.stringify(body ?? '');
}

function toRawAnswer(response: IN8nHttpFullResponse, redact: Redact): RawAnswer {
	const { statusCode, headers, body } = response;
	const kept = HEADERS.map((name) => [name, redact(String(headers[name] ?? ''))]);
	return { status: statusCode, headers: Object.fromEntries(kept), text: redact(textOf(body)) };
}

/** What a request needs beside its options. */
interface Connection {
	context: WachatContext;
	/** The credential of the input item, as n8n has decrypted it. */
	data: ICredentialDataDecryptedObject;
	timeout: number;
	redact: Redact;
}

async function send(options: IHttpRequestOptions, connection: Connection): Promise<IDataObject> {
	const { context, data, timeout, redact } = connection;
	const stop = stopSignal(context);
	if (stop?.aborted) throw new RequestFailure('stopped');
	const work = context.helpers.httpRequestWithAuthentication.call(context, 'wachatApi', options, {
		// Left alone, n8n would take the first input item's credential for every item.
		credentialsDecrypted: { id: '', name: '', type: 'wachatApi', data },
	});
	const answer = await interruptible(work as Promise<IN8nHttpFullResponse>, timeout, stop).catch(
		(error: unknown) => Promise.reject(networkFailure(error, redact)),
	);
	return readAnswer(toRawAnswer(answer, redact), Date.now()) as IDataObject;
}

/**
 * The one way to the API: checks the credential, sends the key to its own base URL and nowhere else, and
 * repeats what a rate limit or an outage refused.
 *
 * @throws {UnusableCredential} if the key or the base URL cannot be used; nothing is sent then
 */
export async function createClient(
	context: WachatContext,
	{ itemIndex, timeout, ...retry }: ClientOptions,
): Promise<WachatClient> {
	const data = await context.getCredentials('wachatApi', itemIndex);
	const { apiKey, baseUrl } = readCredential(data);
	const connection = { context, data, timeout, redact: createRedactor(apiKey) };
	const sleep = stoppableSleep(stopSignal(context));
	const gate = new RetryGate({ ...retry, sleep, now: Date.now, random: Math.random });
	const request = async (path: string, query: IDataObject) => {
		// Made anew for each request, as n8n writes into it.
		const options = requestOptions(`${baseUrl}${path}`, query, timeout);
		return await send(options, connection);
	};
	return {
		get: async (path, query = {}) => await gate.run(async () => await request(path, query)),
		close: () => gate.close(new RequestFailure('stopped')),
	};
}
