import type { GenericValue } from 'n8n-workflow';

import { isNo, isObject, isYes, type Fields } from '../json';
import { apiText, isWebPage, parse } from './answerText';
import { checkStatus, type RawAnswer, type Reading } from './checkStatus';
import { isCutShort } from './cutShort';
import { RequestFailure } from './requestFailure';

/** How a text that is no JSON says so. */
const NO_SUCCESS = /\bsuccess["']?\s*[:=]\s*["']?(false|0)\b/i;

/** So many lists and objects within each other are looked into. */
const DEEPEST = 5;

/** Whether an `error` says that something went wrong: an empty one stands in many an answer that is fine. */
function isTold(error: unknown): boolean {
	if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
	return Boolean(error);
}

function isFine(body: Fields): boolean {
	return 'success' in body ? isYes(body.success) : !isTold(body.error);
}

/** @throws {RequestFailure} if the answer says itself that it is none, whatever its status */
function checkSuccess(body: Fields, { status, text }: RawAnswer, { clean }: Reading): void {
	if (isFine(body)) return;
	// Beyond doubt; `success: null`, say, leaves one.
	const notTaken = isNo(body.success);
	throw new RequestFailure('rejected', { status, text: apiText(text, body, clean), notTaken });
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

/** An object within the value that says no; what is below one that says yes or no itself does not count. */
function findNo(value: unknown, depth = 0): Fields | undefined {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return undefined;
	if (isObject(value) && ('success' in value || isTold(value.error))) {
		return isFine(value) ? undefined : value;
	}
	for (const inner of Object.values(value)) {
		const no = findNo(inner, depth + 1);
		if (no) return no;
	}
	return undefined;
}

/** The JSON object with other text around it, say a notice of the web server; undefined if there is none. */
function objectWithin(text: string): unknown {
	return parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
}

/**
 * Looks at an answer that does not say itself whether it is fine: nobody knows what it means if anything in it
 * says no.
 *
 * @throws {RequestFailure} then
 */
function checkInside(body: unknown, { status, text }: RawAnswer, { clean }: Reading): void {
	const no = findNo(body ?? objectWithin(text));
	const saysNo =
		no !== undefined || body === false || (body === undefined && NO_SUCCESS.test(text));
	if (saysNo) throw new RequestFailure('rejected', { status, text: apiText(text, no, clean) });
}

/**
 * What came back for something that was sent: the JSON value, another text cleaned of the key, null for
 * nothing. The documentation shows no such answer, so little is expected of it.
 *
 * @throws {RequestFailure} for any status but 2xx, a web page, JSON that broke off, `success: false`, and an
 *   `error` without `success`, also deeper down or with other text around it
 */
export function readPosted(answer: RawAnswer, reading: Reading): GenericValue {
	checkStatus(answer, reading);
	const { text } = answer;
	if (text.trim() === '') return null;
	const body = parse(text);
	if (body === undefined) checkWhole(answer);
	if (isObject(body)) checkSuccess(body, answer, reading);
	checkInside(body, answer, reading);
	return body === undefined ? reading.clean(text) : (body as GenericValue);
}
