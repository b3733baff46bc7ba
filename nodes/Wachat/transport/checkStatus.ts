import { apiText, parse, type Clean } from './answerText';
import { RequestFailure, type FailureKind } from './requestFailure';

/** An HTTP answer before anything in it is believed. */
export interface RawAnswer {
	status: number;
	/** By name, in lower case. */
	headers: Record<string, unknown>;
	/** The body; if the status is 2xx, JSON in it was cleaned of the key. */
	text: string;
}

export interface Reading {
	/** The time, in milliseconds since 1970. */
	now: number;
	clean: Clean;
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

function redirectTarget({ headers }: RawAnswer, clean: Clean): string | undefined {
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
