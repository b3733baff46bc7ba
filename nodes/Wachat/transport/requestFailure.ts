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
	/** Nobody took the connection. */
	| 'refused'
	/** The connection was there, and broke off; also an answer that ends too soon. */
	| 'disconnected'
	/** The answer breaks the rules of HTTP, or cannot be unpacked. */
	| 'damaged'
	/** A success without a body where data was expected. */
	| 'empty'
	/** The server's name does not resolve. */
	| 'unknownHost'
	/** There is no way to the server. */
	| 'unreachable'
	/** The server's certificate cannot be trusted. */
	| 'certificate'
	/** The server takes no https at this address, or not the one that n8n speaks. */
	| 'insecure'
	/** 3xx: not followed, for the key would go along. Nothing else is expected with a 3xx. */
	| 'redirect'
	/** A web page where JSON was expected. */
	| 'webPage'
	/** Something else that is not JSON. */
	| 'notJson'
	/** Any other 4xx, `success: false`, or an `error` without `success`. */
	| 'rejected'
	/** The workflow was stopped. */
	| 'stopped'
	/** The request could not be made at all. */
	| 'unsendable'
	/** Something that nobody foresaw: it may have gone wrong before or after the request left. */
	| 'unclear';

export interface FailureDetails {
	/** HTTP status, if there was an answer. */
	status?: number;
	/** The API's own words, or the network's. Holds no key. */
	text?: string;
	/** How long the API asks to wait, in milliseconds (from Retry-After). */
	retryAfter?: number;
	/** Where a redirect points to: its origin only. */
	location?: string;
	/**
	 * How long was waited for retries before giving up, in milliseconds; 0 if there was no time for any.
	 * Left out if the request was never to be repeated.
	 */
	waited?: number;
	/** Whether the request certainly did not leave, or was refused. Left out where the kind tells. */
	notTaken?: boolean;
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

/** Kinds that leave no doubt: the request did not leave, or the API refused it. */
const NOT_TAKEN: readonly FailureKind[] = [
	'unauthorized',
	'forbidden',
	'rateLimited',
	'refused',
	'unknownHost',
	'certificate',
	'unsendable',
];

/**
 * Whether what was to be sent was certainly not taken: it did not leave, or was refused. False means that
 * nobody knows: it left, and no clear answer came.
 */
export function certainlyNotTaken({ kind, details }: RequestFailure): boolean {
	return details.notTaken ?? NOT_TAKEN.includes(kind);
}

/** What may be repeated, by what went wrong. */
export type RetryRule = (error: unknown) => error is RequestFailure;

function repeating(...kinds: FailureKind[]): RetryRule {
	return (error): error is RequestFailure =>
		error instanceof RequestFailure && kinds.includes(error.kind);
}

/** For a request that changes nothing: everything that may pass. */
export const repeatsRead = repeating(
	'rateLimited',
	'timeout',
	'serverDown',
	'refused',
	'disconnected',
	'damaged',
	'empty',
	'unknownHost',
	'unreachable',
);

/** For a request that does something: only what may pass and was certainly not taken, lest it be done twice. */
export const repeatsWrite = repeating('rateLimited', 'refused', 'unknownHost');

/** Whether the server does not have what was asked for (404): that says nothing of other requests. */
export function isNotFound(error: unknown): boolean {
	return error instanceof RequestFailure && error.details.status === 404;
}
