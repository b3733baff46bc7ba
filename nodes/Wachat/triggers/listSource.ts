import { collect } from '../contacts/collect';
import { contactKey, type Contact } from '../contacts/contact';
import type { FetchPage } from '../contacts/readList';
import type { ListSource } from './lookAtList';

export interface Reading {
	/** How many pages are read at the same time, from 1. */
	concurrency: number;
	/** The clock, in milliseconds since 1970. */
	now: () => number;
	/** How many milliseconds the look may still take. */
	timeLeft: () => number;
}

/** A second read is begun only if there is so much more time than the first one took. */
const AMPLE = 1.5;

/** Everybody in either read, each once, those of the newer one first. */
function union(newer: Contact[], older: Contact[]): Contact[] {
	const known = new Set(newer.map(contactKey));
	return [...newer, ...older.filter((contact) => !known.has(contactKey(contact)))];
}

/** The contact list behind `fetchPage`. */
export function listSource(
	fetchPage: FetchPage,
	{ concurrency, now, timeLeft }: Reading,
): ListSource {
	return {
		fetchPage,
		now,
		readAll: async (thoroughly) => {
			const from = now();
			const once = await collect({ fetchPage, concurrency });
			const isComplete = once.proved;
			const isEnough = !thoroughly || (now() - from) * AMPLE > timeLeft();
			if (isEnough) return { contacts: once.contacts, isComplete };
			// A deletion and an addition in the same moment hide somebody from one read, but not from two.
			const again = await collect({ fetchPage, concurrency });
			return {
				contacts: union(again.contacts, once.contacts),
				isComplete: isComplete || again.proved,
			};
		},
	};
}
