import { mayBeTaken, type Entry } from './entry';
import { contentHash, type Message } from './message';

export type Entries = Record<string, Entry | undefined>;

type Left = Map<string, Set<string>>;

/** Whether an entry is of just this message, and it was taken, or may have been. */
function hasTaken(entry: Entry | undefined, message: Message | undefined): boolean {
	return mayBeTaken(entry) && message !== undefined && entry.content === contentHash(message);
}

/** By content, the keys of what was taken for items that say something else now, or to somebody else. */
function leftBehind(entries: Entries, current: ReadonlyMap<string, Message>): Left {
	const left: Left = new Map();
	for (const [key, entry] of Object.entries(entries)) {
		if (!mayBeTaken(entry) || hasTaken(entry, current.get(key))) continue;
		left.set(entry.content, (left.get(entry.content) ?? new Set()).add(key));
	}
	return left;
}

/** What stood there changes places with it: somebody has got that, too. */
function move(entries: Entries, from: string, to: string, left: Left): void {
	const moved = entries[from] as Entry;
	const displaced = entries[to];
	left.get(moved.content)?.delete(from);
	entries[to] = moved;
	delete entries[from];
	if (!mayBeTaken(displaced)) return;
	entries[from] = displaced;
	left.get(displaced.content)?.delete(to);
	left.get(displaced.content)?.add(from);
}

/**
 * Takes along what is known of a message that another item is for now, as the workflow was changed before
 * n8n repeated the run: the same words to the same recipient.
 *
 * @param current all messages of this run, by the keys of their entries
 */
export function follow(entries: Entries, current: ReadonlyMap<string, Message>): void {
	const left = leftBehind(entries, current);
	for (const [to, message] of current) {
		if (hasTaken(entries[to], message)) continue;
		const [from] = left.get(contentHash(message)) ?? [];
		if (from !== undefined) move(entries, from, to, left);
	}
}
