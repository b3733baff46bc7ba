import type { IPollFunctions } from 'n8n-workflow';

import type { Notes } from './notes';

/**
 * So many nodes have notes; those of a node that polled longest ago go first. It starts from what n8n holds then:
 * nothing, if n8n has not kept the first look yet, as its durable pollers have not before the first of the Poll Times.
 */
const MOST_NODES = 200;

/** What the process knows of pollers; all of it may be lost at any time. */
const notes = new Map<string, Notes>();
/** The pollers that have polled: n8n makes a new context for each registration. */
const known = new WeakSet<IPollFunctions>();

/** Names a node for as long as it lives, through renames. */
export function nodeKey(context: IPollFunctions): string {
	return JSON.stringify([context.getWorkflow().id, context.getNode().id]);
}

export function notesOf(key: string): Notes | undefined {
	return notes.get(key);
}

export function keepNotes(key: string, now: Notes): void {
	notes.delete(key);
	notes.set(key, now);
	for (const [oldest] of notes) {
		if (notes.size <= MOST_NODES) return;
		notes.delete(oldest);
	}
}

/** Whether this poller polls for the first time; it does not from then on. */
export function isFirstPoll(context: IPollFunctions): boolean {
	const isFirst = !known.has(context);
	known.add(context);
	return isFirst;
}
