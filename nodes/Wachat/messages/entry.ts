import { lookIntoChat, type Queued, type Unsent } from './outcome';

/** Answers are remembered up to this many characters: n8n saves the ledger with the execution. */
const LONGEST_RESPONSE = 2000;

/** What is kept of an outcome. */
type Known =
	| Queued
	/** Without words as long as no answer has come. */
	| { outcome: 'unknown'; message?: string; httpCode?: string | null }
	| { outcome: 'notSent' };

/** What is kept of one message. */
export type Entry = Known & {
	/** Hash of what it says to whom. */
	content: string;
	/** Hash of the key that this execution has put into n8n's memory of what is sent once only. */
	claimed?: string;
};

/** What is said of a message that was on its way when this was written down last. */
const NOT_SETTLED =
	'It is not known whether this message was sent: n8n stopped while it was on its way';

/** What is kept of a message that is on its way: if nothing is heard of it any more, it may have been taken. */
export const UNDER_WAY: Known = { outcome: 'unknown' };

function fits(response: unknown): boolean {
	return JSON.stringify(response).length <= LONGEST_RESPONSE;
}

export function toKnown(outcome: Queued | Unsent): Known {
	if (outcome.outcome === 'queued') {
		return fits(outcome.response) ? outcome : { ...outcome, response: null };
	}
	const { message, httpCode } = outcome;
	return outcome.outcome === 'unknown'
		? { outcome: 'unknown', message, httpCode }
		: { outcome: 'notSent' };
}

/** Whether the message was taken, or may have been. */
export function mayBeTaken(entry: Entry | undefined): entry is Entry {
	return entry !== undefined && entry.outcome !== 'notSent';
}

/** What became of a message that is not to be sent again, and not in flight. */
export function outcomeOf(entry: Entry | undefined, to: string): Queued | Unsent | undefined {
	if (entry?.outcome === 'queued') {
		return { outcome: 'queued', at: entry.at, response: entry.response };
	}
	if (entry?.outcome !== 'unknown') return undefined;
	return {
		outcome: 'unknown',
		message: entry.message ?? NOT_SETTLED,
		description: lookIntoChat(to),
		httpCode: entry.httpCode ?? null,
	};
}
