import type { Landmark } from './landmark';
import { open, type Opened } from './state';

/** What the process puts beside a state that n8n holds: never needed, lost with the process. */
export interface Notes {
	/** What n8n held when the notes were made: they are about nothing else. */
	held: unknown;
	/** The state that looks which told nothing have led to, if n8n does not hold it. */
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
	/** Whether n8n itself holds an answer to this question. */
	isHeld: boolean;
	landmark?: Landmark;
}

/** The notes that belong to what n8n holds. It may hold the noted state too: what a first look wrote. */
function notesFor(held: unknown, notes: Notes | undefined): Notes | undefined {
	if (notes === undefined) return undefined;
	if (held === notes.held || (held !== undefined && held === notes.state)) return notes;
	return notes.former?.held === held ? notes.former : undefined;
}

/** Finds out where to start: from what n8n holds, or further on, where looks after it have come to. */
export function startFrom(held: unknown, notes: Notes | undefined, fingerprint: string): Start {
	const openedHeld = open(held, fingerprint);
	const isHeld = 'text' in openedHeld;
	const { state, landmark } = notesFor(held, notes) ?? {};
	const opened = open(state ?? held, fingerprint);
	return 'text' in opened ? { opened, isHeld, landmark } : { opened: openedHeld, isHeld };
}
