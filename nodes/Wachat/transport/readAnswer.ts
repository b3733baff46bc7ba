import type { GenericValue } from 'n8n-workflow';

import { isNo, isObject, isYes, type Fields } from '../json';
import { apiText, isWebPage, parse } from './answerText';
import { checkStatus, type RawAnswer, type Reading } from './checkStatus';
import { isCutShort } from './cutShort';
import { RequestFailure } from './requestFailure';

/** How a text that is no JSON object says no. */
const NO_IN_TEXT = [
	/\bsuccess["'\\]*\s*[:=]\s*["']?(?:false|0)\b/i,
	/["']error["']\s*:(?!\s*(?:null\b|false\b|0\b|""|''|\{\s*\}|\[\s*\]))/i,
];

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

/** Whether `success: false` stands in something within; a number there may be a count. */
function holdsNo(value: unknown, depth = 0): boolean {
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return false;
	if (isObject(value) && (value.success === false || value.success === 'false')) return true;
	return Object.values(value).some((inner) => holdsNo(inner, depth + 1));
}

/** Whether JSON behind other text, say a notice of the web server, broke off. */
function holdsCutJson(text: string): boolean {
	return text.includes('{') && isCutShort(text.slice(text.indexOf('{')));
}

/** Whether an answer that does not say itself how it went says no somewhere. */
function isDoubtful(body: unknown, text: string): boolean {
	if (body === undefined) return holdsCutJson(text) || NO_IN_TEXT.some((no) => no.test(text));
	if (typeof body === 'string') return isNo(body) || isDoubtful(undefined, body);
	if (!Array.isArray(body)) return body === false || holdsNo(body);
	return holdsNo(body) || body.some((one) => one === false || (isObject(one) && !isFine(one)));
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
	const { status, text } = answer;
	if (text.trim() === '') return null;
	const body = parse(text);
	if (body === undefined) checkWhole(answer);
	if (isObject(body)) checkSuccess(body, answer, reading);
	const isSaid = isObject(body) && 'success' in body;
	if (!isSaid && isDoubtful(body, text)) {
		throw new RequestFailure('rejected', { status, text: apiText(text, undefined, reading.clean) });
	}
	return body === undefined ? reading.clean(text) : (body as GenericValue);
}
