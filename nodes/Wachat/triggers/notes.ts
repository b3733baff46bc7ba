import type { Landmark } from './landmark';
import { open, type Opened } from './state';

/** What the process puts beside a state that n8n holds: never needed, lost with the process. */
export interface Notes {
	/** What n8n holds if it does not keep the state: the notes are about nothing else. */
	held: unknown;
	/** The state that looks which told nothing have led to. n8n was given it, and may have kept it. */
	state?: string;
	landmark?: Landmark;
	/**
	 * What the last look started from, if it told something. n8n may give back what it held before: it did
	 * not deliver then, and everything has to be told again.
	 */
	former?: Pick<Notes, 'held' | 'state'>;
}

/** Where a look starts. */
export interface Start {
	/** What is remembered, or why nothing is. */
	opened: Opened;
	/** What n8n held before the looks that told nothing: where it does not keep what they saw, that comes back. */
	base: unknown;
	landmark?: Landmark;
}

/** The notes that belong to what n8n holds. It may hold the noted state too. */
function notesFor(held: unknown, notes: Notes | undefined): Notes | undefined {
	if (notes === undefined) return undefined;
	if (held === notes.held || (held !== undefined && held === notes.state)) return notes;
	// n8n finds nothing under the new name of a node; whether it delivered what was told last, nobody knows.
	if (held === undefined) return notes.former ?? notes;
	return notes.former?.held === held ? notes.former : undefined;
}

/** Finds out where to start: from what n8n holds, or further on, where looks after it have come to. */
export function startFrom(held: unknown, notes: Notes | undefined, fingerprint: string): Start {
	const found: Notes = notesFor(held, notes) ?? { held };
	const opened = open(found.state ?? held, fingerprint);
	if (!('text' in opened)) return { opened: open(held, fingerprint), base: held };
	const isAhead = held === found.state && held !== found.held;
	const isKnown = isAhead && 'text' in open(found.held, fingerprint);
	return { opened, base: isKnown ? found.held : held, landmark: found.landmark };
}
