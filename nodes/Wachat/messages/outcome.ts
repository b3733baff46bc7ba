/** The API took it. It does not say when, or whether, WhatsApp delivers it. */
export interface Queued {
	outcome: 'queued';
	/** When, ISO 8601. */
	at: string;
	/** The API's answer, without the key; null if it was empty, or too long to be remembered. */
	response: unknown;
}

/** It did not go well: for certain (`notSent`), or nobody knows (`unknown`). */
export interface Unsent {
	outcome: 'notSent' | 'unknown';
	message: string;
	/** What to do. */
	description: string;
	/** HTTP status as text, if there was an answer. */
	httpCode: string | null;
}

export interface Skipped {
	outcome: 'skipped';
	reason: string;
}

/** What became of one message that could be sent. */
export type Outcome = Queued | Unsent | Skipped;

export function isUnsent(outcome: Outcome): outcome is Unsent {
	return outcome.outcome === 'notSent' || outcome.outcome === 'unknown';
}

/** Where to look when nobody knows whether a message was sent. */
export function lookIntoChat(to: string): string {
	const chat = to.endsWith('@g.us') ? `the group ${to}` : `the chat with +${to}`;
	return `Look into ${chat} before you send it again; a retry of this execution does not`;
}
