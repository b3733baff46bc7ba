import type { GenericValue } from 'n8n-workflow';

import { isObject, type Fields } from '../json';
import { apiText, isWebPage, parse } from './answerText';
import { checkStatus, type RawAnswer, type Reading } from './checkStatus';
import { isCutShort } from './cutShort';
import { RequestFailure } from './requestFailure';

const SUCCESS: readonly unknown[] = [true, 'true', 1, '1'];
/** What says beyond doubt that nothing was done; `success: null`, say, does not. */
const NO_SUCCESS: readonly unknown[] = [false, 'false', 0, '0'];

/** Whether an `error` says that something went wrong: an empty one stands in many an answer that is fine. */
function isTold(error: unknown): boolean {
	if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
	return Boolean(error);
}

/** @throws {RequestFailure} if the answer says itself that it is none, whatever its status */
function checkSuccess(body: Fields, { status, text }: RawAnswer, { clean }: Reading): void {
	const words = apiText(text, body, clean);
	if (!('success' in body)) {
		if (isTold(body.error)) throw new RequestFailure('rejected', { status, text: words });
		return;
	}
	if (SUCCESS.includes(body.success)) return;
	const notTaken = NO_SUCCESS.includes(body.success);
	throw new RequestFailure('rejected', { status, text: words, notTaken });
}

/** @throws {RequestFailure} for a web page, and for JSON that broke off: it may come whole next time */
function checkWhole({ status, text }: RawAnswer): void {
	if (isWebPage(text)) throw new RequestFailure('webPage', { status });
	if (!isCutShort(text)) return;
	throw new RequestFailure('disconnected', { status, text: 'The answer broke off' });
}

/**
 * The JSON object that a successful answer to a read holds.
 *
 * @throws {RequestFailure} for any status but 2xx, anything but a JSON object, `success: false`, and an
 *   `error` without `success`
 */
export function readAnswer(answer: RawAnswer, reading: Reading): Fields {
	checkStatus(answer, reading);
	const { status, text } = answer;
	if (text.trim() === '') throw new RequestFailure('empty', { status });
	const body = parse(text);
	if (body === undefined) checkWhole(answer);
	if (!isObject(body)) throw new RequestFailure('notJson', { status });
	checkSuccess(body, answer, reading);
	return body;
}

/**
 * What came back for something that was sent: the JSON value, another text as it came, null for nothing.
 * The documentation shows no such answer, so little is expected of it.
 *
 * @throws {RequestFailure} for any status but 2xx, a web page, JSON that broke off, `success: false`, and
 *   an `error` without `success`
 */
export function readPosted(answer: RawAnswer, reading: Reading): GenericValue {
	checkStatus(answer, reading);
	const { text } = answer;
	if (text.trim() === '') return null;
	const body = parse(text);
	if (body === undefined) {
		checkWhole(answer);
		return text;
	}
	if (isObject(body)) checkSuccess(body, answer, reading);
	return body as GenericValue;
}
