import type { Failure } from 'n8n-workflow';

import { DEFAULT_BASE_URL } from './credential';
import type { FailureDetails, FailureKind } from './requestFailure';

/**
 * What would help beside what the description says. Where to turn it on belongs to whoever owns the fields:
 * `waitLonger` more time for retries, `askLess` fewer requests at a time, `allowMoreTime` a longer timeout
 * for one request, `checkInstance` another name of the instance.
 */
export type Remedy = 'waitLonger' | 'askLess' | 'allowMoreTime' | 'checkInstance';

/** Raw material of an explanation. */
export interface Words {
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
	if (retryAfter === undefined) return 'Try again in a few minutes';
	return `Try again after ${formatTime(now + retryAfter)}`;
}

const CHECK_BASE_URL = `Check the 'Base URL' of the Wachat credential: it is normally ${DEFAULT_BASE_URL}`;

const MAY_BE_OFFLINE = `The server may be offline, or the machine that runs n8n. Try again later. ${CHECK_BASE_URL}`;

function whyRejected(status?: number, text?: string): string {
	if (status === 404) return CHECK_BASE_URL;
	return text === undefined
		? `Wachat gives no reason. ${CHECK_BASE_URL}`
		: "Wachat's own words say what to change";
}

/** What to say of each kind of failure, at a given time. */
export const WORDS: Record<FailureKind, (details: FailureDetails, now: number) => Words> = {
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
		description: `Try again later. If it comes back, look for what stands between n8n and Wachat, say a proxy. ${CHECK_BASE_URL}`,
		cause: 'temporarily-unavailable',
	}),
	empty: () => ({
		message: "Wachat's answer was empty",
		description: `Try again later. ${CHECK_BASE_URL}`,
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
	stopped: () => ({
		message: 'The execution was canceled',
		description: 'Somebody has stopped it, or its time was up',
	}),
	unsendable: () => ({
		message: 'The request could not be sent',
		description: CHECK_BASE_URL,
	}),
	unclear: () => ({
		message: 'The request brought no answer',
		description: CHECK_BASE_URL,
	}),
};
