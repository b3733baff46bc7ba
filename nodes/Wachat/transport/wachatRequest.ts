import type {
	GenericValue,
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import type { RawAnswer, Reading } from './checkStatus';
import { readCredential } from './credential';
import { stoppableSleep } from './interrupt';
import { readAnswer, readPosted } from './readAnswer';
import { readBytes, type Bytes } from './readBytes';
import { toRawAnswer } from './received';
import { createRedactor } from './redact';
import { repeatsRead, repeatsWrite, RequestFailure } from './requestFailure';
import { RetryGate } from './retry';
import { send, stopSignal, type Connection, type WachatContext } from './send';

export { stopSignal, type WachatContext } from './send';
export type { Bytes } from './readBytes';

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

/** What came back for something that was sent. */
export interface Posted {
	/** HTTP status, 200 to 299. */
	status: number;
	/** The JSON value of the answer, another text cleaned of the key, or null if there was nothing in it. */
	body: GenericValue;
}

/**
 * Talks to the API on behalf of one input item. Each method throws a `RequestFailure` when repeating does not
 * help, is not allowed, or does not fit into the time for retries. After that, nothing more is requested.
 */
export interface WachatClient {
	/** Sends `GET <path>?<query>` and gives the JSON object of the answer. */
	get(path: string, query?: IDataObject): Promise<IDataObject>;
	/** Sends `GET <path>?<query>` and gives the answer as it is; the caller looks whether it is an image, say. */
	getBytes(path: string, query?: IDataObject): Promise<Bytes>;
	/**
	 * Sends `POST <path>` with `body` as JSON, just as it is. Repeated only after what certainly was not taken;
	 * of the failure that it throws, `certainlyNotTaken` tells whether that may have happened.
	 */
	post(path: string, body: IDataObject): Promise<Posted>;
	/** Takes the key out of what people read, in case an answer repeats it. */
	clean(text: string): string;
	/** Requests nothing more, not even what waits for a retry. */
	close(): void;
}

const JSON_TYPE = 'application/json';
const IMAGE_TYPES = `image/*, ${JSON_TYPE};q=0.5`;

/** A read asks caches in between for a fresh answer: an old page proves nothing. */
function getOptions(url: string, qs: IDataObject, accept: string): IHttpRequestOptions {
	return { method: 'GET', url, qs, headers: { Accept: accept, 'Cache-Control': 'no-cache' } };
}

function postOptions(url: string, body: string): IHttpRequestOptions {
	const headers = { Accept: JSON_TYPE, 'Content-Type': JSON_TYPE };
	return { method: 'POST', url, body, headers };
}

/** Takes out of an answer what it holds, or throws a `RequestFailure`. */
type Read<T> = (answer: RawAnswer, reading: Reading, response: IN8nHttpFullResponse) => T;

const asObject: Read<IDataObject> = (answer, reading) => readAnswer(answer, reading) as IDataObject;

const asBytes: Read<Bytes> = (answer, reading, response) => readBytes(response, answer, reading);

const asPosted: Read<Posted> = (answer, reading) => ({
	status: answer.status,
	body: readPosted(answer, reading),
});

async function exchange<T>(
	request: IHttpRequestOptions,
	connection: Connection,
	read: Read<T>,
): Promise<T> {
	const { words, data } = connection.redactor;
	const response = await send(request, connection);
	return read(toRawAnswer(response, data), { now: Date.now(), clean: words }, response);
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
	const credential = await context.getCredentials('wachatApi', itemIndex);
	const { apiKey, baseUrl } = readCredential(credential);
	const connection = { context, data: credential, timeout, redactor: createRedactor(apiKey) };
	const sleep = stoppableSleep(stopSignal(context));
	const gate = new RetryGate({ ...retry, sleep, now: Date.now, random: Math.random });
	const read = async <T>(path: string, query: IDataObject, accept: string, as: Read<T>) => {
		// Made anew for each try, as n8n writes into it.
		const options = () => getOptions(`${baseUrl}${path}`, query, accept);
		const once = async () => await exchange(options(), connection, as);
		return await gate.run(once, repeatsRead);
	};
	return {
		get: async (path, query = {}) => await read(path, query, JSON_TYPE, asObject),
		getBytes: async (path, query = {}) => await read(path, query, IMAGE_TYPES, asBytes),
		post: async (path, body) => {
			const options = () => postOptions(`${baseUrl}${path}`, JSON.stringify(body));
			const once = async () => await exchange(options(), connection, asPosted);
			return await gate.run(once, repeatsWrite);
		},
		clean: connection.redactor.words,
		close: () => gate.close(new RequestFailure('stopped', { notTaken: true })),
	};
}
