import type { GenericValue } from 'n8n-workflow';

import { isObject, type Fields } from '../json';
import { isCutShort } from './cutShort';
import { RequestFailure, type FailureKind } from './requestFailure';

/** An HTTP answer before anything in it is believed. */
export interface RawAnswer {
	status: number;
	/** By name, in lower case. */
	headers: Record<string, unknown>;
	/** The body; holds no key any more if the status is 2xx. */
	text: string;
}

export interface Reading {
	/** The time, in milliseconds since 1970. */
	now: number;
	/** Takes the key out of a text that people will read. */
	clean: (text: string) => string;
}

/** Error texts are shown to people: this many characters at most. */
const LONGEST_TEXT = 300;

/** So many characters are looked through for the key; no key is long enough to hide behind them. */
const LOOKED_THROUGH = 50_000;

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isWebPage(text: string): boolean {
	return text.trimStart().startsWith('<');
}

function firstText(values: unknown[]): string | undefined {
	return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/**
 * The API's own words. Error bodies are not documented; `error` and `details` are what a public client of
 * the API reads, `message` is what most others use.
 */
function apiText(text: string, body: unknown, clean: Reading['clean']): string | undefined {
	if (!isObject(body)) {
		return isWebPage(text) || text.trim() === '' ? undefined : shorten(text, clean);
	}
	const nested = isObject(body.error) ? body.error : {};
	const found = firstText([body.error, nested.message, body.message, body.details]);
	return found === undefined ? undefined : shorten(found, clean);
}

/** What people may read: cleaned before it is cut, as half a key would not be found any more. */
function shorten(text: string, clean: Reading['clean']): string {
	const line = clean(text.slice(0, LOOKED_THROUGH)).replace(/\s+/g, ' ').trim();
	return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}

/** Retry-After in milliseconds: seconds or a date (RFC 9110, 10.2.3), undefined if absent or unreadable. */
function readRetryAfter({ headers }: RawAnswer, now: number): number | undefined {
	const value = String(headers['retry-after'] ?? '').trim();
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	const date = Date.parse(value);
	if (Number.isNaN(date)) return undefined;
	// Against the server's own clock, for ours may be wrong.
	const serverNow = Date.parse(String(headers.date ?? ''));
	return Math.max(0, date - (Number.isNaN(serverNow) ? now : serverNow));
}

function redirectTarget({ headers }: RawAnswer, clean: Reading['clean']): string | undefined {
	const location = clean(String(headers.location ?? ''));
	return URL.canParse(location) ? new URL(location).origin : undefined;
}

const KIND_BY_STATUS: Record<number, FailureKind> = {
	401: 'unauthorized',
	402: 'forbidden',
	403: 'forbidden',
	408: 'timeout',
	429: 'rateLimited',
};

function kindOf(status: number): FailureKind {
	if (status >= 500) return 'serverDown';
	if (status >= 300 && status < 400) return 'redirect';
	return KIND_BY_STATUS[status] ?? 'rejected';
}

/**
 * Redirects that ask for the same request at another address (RFC 9110, 15.4). After 302 and 303 the request
 * may have been done: many servers show the outcome of what was posted in that way.
 */
const MOVED = [301, 307, 308];

/** @throws {RequestFailure} for any status but 2xx */
export function checkStatus(answer: RawAnswer, { now, clean }: Reading): void {
	const { status, text } = answer;
	if (status >= 200 && status < 300) return;
	const kind = kindOf(status);
	throw new RequestFailure(kind, {
		status,
		text: apiText(text, parse(text), clean),
		retryAfter: readRetryAfter(answer, now),
		location: redirectTarget(answer, clean),
		...((kind === 'rejected' && status >= 400) || MOVED.includes(status) ? { notTaken: true } : {}),
	});
}

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
