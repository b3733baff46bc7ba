import type { GenericValue } from 'n8n-workflow';

import { isNo, isObject, isYes, type Fields } from '../json';
import { apiText, isWebPage, parse } from './answerText';
import { checkStatus, type RawAnswer, type Reading } from './checkStatus';
import { isCutShort } from './cutShort';
import { findNo, isTold, saysNoInWords } from './findNo';
import { RequestFailure } from './requestFailure';

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

/**
 * Looks for a no in an answer that does not say at its top how it went.
 *
 * @throws {RequestFailure} if there is one: nobody knows then
 */
function checkInside(body: unknown, { status, text }: RawAnswer, { clean }: Reading): void {
	const said = body === undefined ? text : body;
	const no = findNo(said);
	const isDoubtful =
		no !== undefined || isNo(said) || (typeof said === 'string' && saysNoInWords(said));
	if (!isDoubtful) return;
	throw new RequestFailure('rejected', { status, text: apiText(text, no, clean) });
}

/**
 * What came back for something that was sent: the JSON value, another text cleaned of the key, null for
 * nothing. The documentation shows no such answer, so little is expected of it.
 *
 * @throws {RequestFailure} for any status but 2xx, a web page, JSON that broke off, `success: false`, and an
 *   `error` without `success`, also in a list, a wrapper, or with other text around it
 */
export function readPosted(answer: RawAnswer, reading: Reading): GenericValue {
	checkStatus(answer, reading);
	const { text } = answer;
	if (text.trim() === '') return null;
	const body = parse(text);
	if (body === undefined) checkWhole(answer);
	if (isObject(body)) checkSuccess(body, answer, reading);
	if (!isObject(body) || !('success' in body)) checkInside(body, answer, reading);
	return body === undefined ? reading.clean(text) : (body as GenericValue);
}
