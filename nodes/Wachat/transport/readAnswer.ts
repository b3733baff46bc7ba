import { isObject, type Fields } from '../json';
import { RequestFailure, type FailureKind } from './requestFailure';

/** An HTTP answer before anything in it is believed. */
export interface RawAnswer {
	status: number;
	/** By name, in lower case; hold no key any more. */
	headers: Record<string, unknown>;
	/** What people may read of it still has to be cleaned of the key. */
	text: string;
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
function apiText({ text }: RawAnswer, body: unknown): string | undefined {
	if (!isObject(body)) return isWebPage(text) || text.trim() === '' ? undefined : text;
	const nested = isObject(body.error) ? body.error : {};
	return firstText([body.error, nested.message, body.message, body.details]);
}

/** What people may read: cleaned before it is cut, as half a key would not be found any more. */
function shorten(text: string, clean: (text: string) => string): string {
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

function redirectTarget({ headers }: RawAnswer): string | undefined {
	const location = String(headers.location ?? '');
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

/** Whether JSON begins, and ends before all its brackets are closed. Those inside of strings do not count. */
function isCutShort(text: string): boolean {
	if (!/^\s*[[{]/.test(text)) return false;
	const bare = text.replace(/"(?:[^"\\]|\\[^]|\\$)*(?:"|$)/g, '');
	return bare.replace(/[^[{]/g, '').length > bare.replace(/[^\]}]/g, '').length;
}

/** An answer without JSON. One that broke off on its way may come whole next time. */
function unreadable({ status, text }: RawAnswer): RequestFailure {
	if (isWebPage(text)) return new RequestFailure('webPage', { status });
	return isCutShort(text)
		? new RequestFailure('disconnected', { status, text: 'The answer broke off' })
		: new RequestFailure('notJson', { status });
}

/**
 * The JSON object that a successful answer holds.
 *
 * @param now the time, in milliseconds since 1970
 * @param clean takes the key out of what people read
 * @throws {RequestFailure} for any status but 2xx, anything but a JSON object, and `success: false`
 */
export function readAnswer(
	answer: RawAnswer,
	now: number,
	clean: (text: string) => string,
): Fields {
	const { status } = answer;
	const body = parse(answer.text);
	const words = apiText(answer, body);
	const text = words === undefined ? undefined : shorten(words, clean);
	const details = { status, text, retryAfter: readRetryAfter(answer, now) };
	if (status < 200 || status >= 300) {
		throw new RequestFailure(kindOf(status), { ...details, location: redirectTarget(answer) });
	}
	if (body === undefined) throw unreadable(answer);
	if (!isObject(body)) throw new RequestFailure('notJson', { status });
	if ('success' in body && body.success !== true && body.success !== 'true') {
		throw new RequestFailure('rejected', { status, text: details.text });
	}
	return body;
}
