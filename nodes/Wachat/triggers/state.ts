import { createHash } from 'crypto';

/** Raised whenever what a memory's text means changes: older text then starts a new first look. */
const VERSION = 1;

/** Version, fingerprint, checksum, text. */
const SEALED = /^(\d+)\.([\w-]{16})\.([\w-]{11})\.(.*)$/s;

/** What was stored, if it answers the question that is asked now; otherwise why it cannot be used. */
export type Opened =
	| { text: string; state: string }
	| { reason: 'nothing' | 'unreadable' | 'otherQuestion' };

function hash(text: string, characters: number): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, characters);
}

/** Stands for a question: whose answers are remembered, and to what. */
export function fingerprintOf(...question: unknown[]): string {
	return hash(JSON.stringify(question), 16);
}

/** The one text to store. A checksum in it shows whether somebody edited it, for that could greet everybody. */
export function seal(text: string, fingerprint: string): string {
	return `${VERSION}.${fingerprint}.${hash(text, 11)}.${text}`;
}

/** Opens what {@link seal} made, or whatever else may have come into its place. */
export function open(stored: unknown, fingerprint: string): Opened {
	if (stored === undefined || stored === null) return { reason: 'nothing' };
	const parts = typeof stored === 'string' ? SEALED.exec(stored) : null;
	if (parts === null) return { reason: 'unreadable' };
	const [state, version, question, checksum, text] = parts;
	if (version !== String(VERSION) || checksum !== hash(text, 11)) return { reason: 'unreadable' };
	return question === fingerprint ? { text, state } : { reason: 'otherQuestion' };
}
