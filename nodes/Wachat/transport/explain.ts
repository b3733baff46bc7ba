import type { Failure } from 'n8n-workflow';

import { DEFAULT_BASE_URL, UnusableCredential } from './credential';
import { RequestFailure, type FailureDetails, type FailureKind } from './requestFailure';

/**
 * What would help beside what the description says. Where to turn it on belongs to whoever owns the fields:
 * `waitLonger` more time for retries, `askLess` fewer requests at a time, `allowMoreTime` a longer timeout
 * for one request, `checkInstance` another name of the instance.
 */
export type Remedy = 'waitLonger' | 'askLess' | 'allowMoreTime' | 'checkInstance';

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

interface Words {
	message: string;
	description: string;
	cause?: Failure['cause'];
	remedies?: Remedy[];
}

/** A moment far beyond any calendar, in case a server asks for it. */
const LAST_DATE = 8.64e15;

/** `2026-11-22 14:05:09 UTC`: the same for every reader, whatever their time zone. */
function formatTime(time: number): string {
	return `${new Date(Math.min(time, LAST_DATE)).toISOString().slice(0, -5).replace('T', ' ')} UTC`;
}

function comeBack({ retryAfter }: FailureDetails, now: number): string {
	if (retryAfter === undefined) return 'Run the workflow again in a few minutes';
	return `Run the workflow again after ${formatTime(now + retryAfter)}`;
}

const CHECK_BASE_URL = `Check the 'Base URL' of the Wachat credential: it is normally ${DEFAULT_BASE_URL}`;

const MAY_BE_OFFLINE = `The server may be offline, or the machine that runs n8n. Run the workflow again later. ${CHECK_BASE_URL}`;

function whyRejected(status?: number, text?: string): string {
	if (status === 404) return CHECK_BASE_URL;
	return text === undefined
		? `Wachat gives no reason. ${CHECK_BASE_URL}`
		: "Wachat's own words say what to change";
}

const WORDS: Record<FailureKind, (details: FailureDetails, now: number) => Words> = {
	unauthorized: () => ({
		message: 'Wachat refused the API key',
		description:
			'Copy the key from the API settings page of your Wachat account into the Wachat credential',
		cause: 'credential-invalid',
	}),
	forbidden: ({ status }) => ({
		message: `Wachat does not allow this (HTTP ${status})`,
		description:
			'The key is known, but may not do this: check in Wachat whether the plan has expired or does not include the API, and whether the instance belongs to this account',
		cause: 'credential-invalid',
	}),
	rateLimited: (details, now) => ({
		message: 'Wachat allows no more requests for now',
		description: comeBack(details, now),
		cause: 'rate-limited',
		remedies: ['askLess'],
	}),
	timeout: () => ({
		message: 'Wachat did not answer in time',
		description: 'Try again later',
		cause: 'temporarily-unavailable',
		remedies: ['allowMoreTime'],
	}),
	serverDown: (details, now) => ({
		message: `Wachat is not available (HTTP ${details.status})`,
		description: `The server cannot answer at the moment. ${comeBack(details, now)}`,
		cause: 'temporarily-unavailable',
	}),
	refused: () => ({
		message: 'The connection to Wachat was refused',
		description: MAY_BE_OFFLINE,
		cause: 'temporarily-unavailable',
	}),
	disconnected: () => ({
		message: 'The connection to Wachat broke off',
		description: MAY_BE_OFFLINE,
		cause: 'temporarily-unavailable',
	}),
	damaged: () => ({
		message: "Wachat's answer arrived damaged",
		description: `Run the workflow again later. If it comes back, look for what stands between n8n and Wachat, say a proxy. ${CHECK_BASE_URL}`,
		cause: 'temporarily-unavailable',
	}),
	empty: () => ({
		message: "Wachat's answer was empty",
		description: `Run the workflow again later. ${CHECK_BASE_URL}`,
		cause: 'temporarily-unavailable',
	}),
	unknownHost: () => ({
		message: "Wachat's server cannot be reached: its name is not known",
		description: `Check the network connection of the machine that runs n8n, and its name lookup (DNS). ${CHECK_BASE_URL}`,
		cause: 'temporarily-unavailable',
	}),
	unreachable: () => ({
		message: "Wachat's server cannot be reached over the network",
		description: `Check the network connection of the machine that runs n8n. ${CHECK_BASE_URL}`,
		cause: 'temporarily-unavailable',
	}),
	certificate: () => ({
		message: "The server's certificate cannot be trusted, so nothing was sent to it",
		description: CHECK_BASE_URL,
		cause: 'configuration-invalid',
	}),
	insecure: () => ({
		message: 'The server does not take a secure connection (https) at this address',
		description: `The port may be one for plain http. ${CHECK_BASE_URL}`,
		cause: 'configuration-invalid',
	}),
	redirect: ({ status, location }) => ({
		message: `The server wants to redirect${location === undefined ? '' : ` to ${location}`} (HTTP ${status})`,
		description: `Redirects are not followed, so that the key cannot reach another server. ${CHECK_BASE_URL}`,
		cause: 'configuration-invalid',
	}),
	webPage: () => ({
		message: 'A web page came back instead of data',
		description: CHECK_BASE_URL,
		cause: 'configuration-invalid',
	}),
	notJson: () => ({
		message: 'The answer is not one of the Wachat API',
		description: CHECK_BASE_URL,
		cause: 'configuration-invalid',
	}),
	rejected: ({ status, text }) => ({
		message: `Wachat rejected the request (HTTP ${status})`,
		description: whyRejected(status, text),
		cause: 'configuration-invalid',
		remedies: ['checkInstance'],
	}),
	// n8n knows by the word "canceled" that the run was stopped, and did not fail.
	stopped: () => ({ message: 'The execution was canceled', description: 'Run it again to go on' }),
	unsendable: () => ({
		message: 'The request could not be sent',
		description: CHECK_BASE_URL,
	}),
	unclear: () => ({
		message: 'The request brought no answer',
		description: CHECK_BASE_URL,
	}),
};

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
