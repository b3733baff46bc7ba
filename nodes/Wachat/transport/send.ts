import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { interruptible } from './interrupt';
import { networkFailure } from './networkFailure';
import type { Redactor } from './redact';
import { RequestFailure } from './requestFailure';

/** Every kind of context that n8n gives a node or a trigger. */
export type WachatContext =
	| IExecuteFunctions
	| IHookFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| IWebhookFunctions;

/** What a request needs beside its options. */
export interface Connection {
	context: WachatContext;
	/** The credential of the input item, as n8n has decrypted it. */
	data: ICredentialDataDecryptedObject;
	/** Milliseconds for one request. */
	timeout: number;
	redactor: Redactor;
}

/** Pressed stop, if this n8n tells, and if there is a run that can be stopped. */
export function stopSignal(context: WachatContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/** What is the same for every request. Made anew for each, as n8n writes into it. */
function commonOptions(timeout: number): Omit<IHttpRequestOptions, 'url'> {
	return {
		timeout,
		// The key would follow a redirect to another host, and so would what is sent.
		disableFollowRedirect: true,
		// A status is read here: n8n would send a refused key again, and put the request into its error.
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		// As it comes, so that a key in it is found wherever it is, and a body cut short is noticed. Bytes
		// take less memory on their way through n8n than text.
		encoding: 'arraybuffer',
	};
}

/**
 * Sends one request with the key, once. n8n opens a connection for each and closes it after the answer, so
 * nothing is sent on one that the server may have closed meanwhile.
 *
 * @throws {RequestFailure} if no answer came; whatever its status, an answer is given as it is
 */
export async function send(
	request: IHttpRequestOptions,
	{ context, data, timeout, redactor }: Connection,
): Promise<IN8nHttpFullResponse> {
	const stop = stopSignal(context);
	if (stop?.aborted) throw new RequestFailure('stopped', { notTaken: true });
	const options = { ...commonOptions(timeout), ...request };
	const work = context.helpers.httpRequestWithAuthentication.call(context, 'wachatApi', options, {
		// Left alone, n8n would take the first input item's credential for every item.
		credentialsDecrypted: { id: '', name: '', type: 'wachatApi', data },
	});
	return await interruptible(work as Promise<IN8nHttpFullResponse>, timeout, stop).catch(
		(error: unknown) => Promise.reject(networkFailure(error, redactor.words)),
	);
}
