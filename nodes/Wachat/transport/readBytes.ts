import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { checkStatus, type RawAnswer, type Reading } from './checkStatus';
import { readAnswer } from './readAnswer';
import { bytesOf, mimeTypeOf } from './received';
import { RequestFailure } from './requestFailure';

export interface Bytes {
	bytes: Uint8Array;
	/** As the server names it, in lower case and without parameters; empty if it does not. */
	mimeType: string;
}

/**
 * The bytes of a successful answer. Whether they are what was wanted, an image say, is for the caller to judge.
 *
 * @param answer the same response as text
 * @throws {RequestFailure} for any status but 2xx, an empty answer, a web page, and JSON that says or shows
 *   that something went wrong
 */
export function readBytes(
	response: IN8nHttpFullResponse,
	answer: RawAnswer,
	reading: Reading,
): Bytes {
	checkStatus(answer, reading);
	const { status, text } = answer;
	const bytes = bytesOf(response);
	const mimeType = mimeTypeOf(response);
	if (bytes.length === 0) throw new RequestFailure('empty', { status });
	// No format of an image begins like that, but for one.
	const [, first] = /^\s*([<{[])/.exec(text) ?? [];
	if (first === undefined || mimeType === 'image/svg+xml') return { bytes, mimeType };
	if (first === '<') throw new RequestFailure('webPage', { status });
	readAnswer(answer, reading);
	return { bytes: new TextEncoder().encode(text), mimeType };
}
