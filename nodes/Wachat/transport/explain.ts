import type { Failure } from 'n8n-workflow';

import { UnusableCredential } from './credential';
import { RequestFailure } from './requestFailure';
import { WORDS, type Remedy } from './words';

/** What a person reads when something went wrong. */
export interface Explanation {
	/** What happened, with the API's own words when it has some. */
	message: string;
	/** What to do about it; names no field of an operation, and makes sense on its own. */
	description: string;
	/** What else would help, the best first; nothing if left out. */
	remedies?: readonly Remedy[];
	/** HTTP status, if there was an answer. */
	status?: number;
	/** n8n's own classification, for versions that know it. */
	failure?: Failure;
}

/** Something that was understood from several answers, explained where it was found out. */
export class Explained extends Error {
	override readonly name = 'Explained';

	constructor(readonly explanation: Explanation) {
		super(explanation.message);
	}
}

/** n8n takes a time to come back for causes that pass, and for no others. */
function toFailure(cause: Failure['cause'] | undefined, retryAfter?: number): Failure | undefined {
	if (cause === undefined) return undefined;
	if (cause !== 'rate-limited' && cause !== 'temporarily-unavailable') return { cause };
	return retryAfter === undefined ? { cause } : { cause, retryAfterMs: retryAfter };
}

/** The seconds that have passed are never more than have; less than one is not worth a word. */
function patienceOf(waited = 0): string {
	const seconds = Math.floor(waited / 1000);
	return seconds > 0 ? `, even after ${seconds} s of retries` : '';
}

function explainFailure({ kind, details }: RequestFailure, now: number): Explanation {
	const { status, text, retryAfter, waited } = details;
	const { message, description, cause, remedies = [] } = WORDS[kind](details, now);
	// More time helps only where a retry would have come next.
	const patience: Remedy[] = waited === undefined ? [] : ['waitLonger'];
	return {
		message: `${message}${patienceOf(waited)}${text === undefined ? '' : `: ${text}`}`,
		description,
		remedies: [...patience, ...remedies],
		status,
		failure: toFailure(cause, retryAfter),
	};
}

/**
 * Puts into words what went wrong, or gives undefined for what this package did not throw.
 *
 * @param now the time, in milliseconds since 1970, from which waiting counts
 */
export function explain(error: unknown, now: number): Explanation | undefined {
	if (error instanceof Explained) return error.explanation;
	if (error instanceof RequestFailure) return explainFailure(error, now);
	if (error instanceof UnusableCredential) {
		return {
			message: error.message,
			description: error.description,
			failure: { cause: 'credential-invalid' },
		};
	}
	return undefined;
}
