/** What went wrong with a request, in kinds that a person would tell apart. */
export type FailureKind =
	/** 401: the key is wrong or revoked. */
	| 'unauthorized'
	/** 402, 403: the key is right, but the account may not do this. */
	| 'forbidden'
	/** 429: too many requests. */
	| 'rateLimited'
	/** 408, or no whole answer within the timeout. */
	| 'timeout'
	/** 5xx. */
	| 'serverDown'
	/** The connection was refused, or broke off. */
	| 'disconnected'
	/** There is no such host, or no way to it. */
	| 'unreachable'
	/** The server's certificate cannot be trusted. */
	| 'certificate'
	/** 3xx: not followed, for the key would go along. Nothing else is expected with a 3xx. */
	| 'redirect'
	/** A web page where JSON was expected. */
	| 'webPage'
	/** Something else that is not JSON. */
	| 'notJson'
	/** Any other 4xx, or `success: false`. */
	| 'rejected'
	/** The workflow was stopped. */
	| 'stopped'
	/** The request could not be made at all. */
	| 'unsendable';

export interface FailureDetails {
	/** HTTP status, if there was an answer. */
	status?: number;
	/** The API's own words, or the network's. Holds no key. */
	text?: string;
	/** How long the API asks to wait, in milliseconds (from Retry-After). */
	retryAfter?: number;
	/** Where a redirect points to: its origin only. */
	location?: string;
	/** How long was waited for retries before giving up, in milliseconds. */
	waited?: number;
}

/** A request that did not bring an answer to work with. Built from plain values, so it holds no key. */
export class RequestFailure extends Error {
	override readonly name = 'RequestFailure';

	constructor(
		readonly kind: FailureKind,
		readonly details: FailureDetails = {},
	) {
		super(details.text ?? kind);
	}
}

const TRANSIENT: readonly FailureKind[] = ['rateLimited', 'timeout', 'serverDown', 'disconnected'];

/** Whether the same request may succeed later. Everything else is final at once. */
export function isTransient(error: unknown): error is RequestFailure {
	return error instanceof RequestFailure && TRANSIENT.includes(error.kind);
}

/** Whether the server does not have what was asked for (404): that says nothing of other requests. */
export function isNotFound(error: unknown): boolean {
	return error instanceof RequestFailure && error.details.status === 404;
}
