import type {
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
		// As text, so that a key that comes back is found wherever it is, and a body cut short is noticed.
		encoding: 'text',
	};
}

/** Takes the key out of a text. */
type Redact = (text: string) => string;

function toRawAnswer(
	{ statusCode, headers, body }: IN8nHttpFullResponse,
	redact: Redact,
): RawAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body ?? '');
	return { status: statusCode, headers, text: redact(text) };
}

async function send(
	context: WachatContext,
	options: IHttpRequestOptions,
	timeout: number,
	redact: Redact,
): Promise<IDataObject> {
	const stop = stopSignal(context);
	if (stop?.aborted) throw new RequestFailure('stopped');
	const work = context.helpers.httpRequestWithAuthentication.call(context, 'wachatApi', options);
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
	const redact = createRedactor(apiKey);
	const sleep = stoppableSleep(stopSignal(context));
	const gate = new RetryGate({ ...retry, sleep, now: Date.now, random: Math.random });
	return {
		get: async (path, query = {}) =>
			await gate.run(async () => {
				// Made anew for each request, as n8n writes into it.
				const options = requestOptions(`${baseUrl}${path}`, query, timeout);
				return await send(context, options, timeout, redact);
			}),
		close: () => gate.close(new RequestFailure('stopped')),
	};
}
