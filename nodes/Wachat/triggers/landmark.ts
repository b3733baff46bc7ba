import type { Contact } from '../contacts/contact';
import { findOrder, orderValue, type Order } from '../contacts/order';
import { MAX_PAGE_SIZE } from '../contacts/pageSize';
import type { Ends, Known } from '../contacts/readEnds';
import type { Memory, Watcher } from './watcher';

/** The whole list is read again after this many milliseconds, whatever its ends look like. */
const LONGEST_REST = 60 * 60 * 1000;

/**
 * What a read of the whole list has taught: how to see at its two ends that nothing is new. A shortcut only,
 * so it lives no longer than the process.
 */
export interface Landmark extends Known {
	/** How many contacts the list holds. */
	total: number;
	/** The moments in between which it may be relied on, in milliseconds since 1970. */
	from: number;
	until: number;
}

function newestOf(contacts: readonly Contact[], { by }: Order): number {
	return contacts.reduce((newest, one) => Math.max(newest, orderValue(one, by)), -Infinity);
}

/**
 * What to rely on after the whole list was read; undefined if its ends would not tell, or are all there is.
 *
 * @param from when the read began, in milliseconds since 1970
 */
export function landmarkOf(
	contacts: readonly Contact[],
	{ orders }: Watcher<Contact>,
	memory: Memory<Contact>,
	from: number,
): Landmark | undefined {
	const total = contacts.length;
	if (total <= 2 * MAX_PAGE_SIZE) return undefined;
	const until = Math.min(from + LONGEST_REST, memory.nextAt?.(contacts, from) ?? Infinity);
	const order = findOrder(contacts, orders);
	if (order) return { order, newest: newestOf(contacts, order), total, from, until };
	return memory.nextAt ? { newest: -Infinity, total, from, until } : undefined;
}

/** Whether it may be relied on; not when the clock was put back. */
export function isValid({ from, until }: Landmark, now: number): boolean {
	return now >= from && now < until;
}

/** What to rely on after the ends were read, which hold `added` contacts that are new. */
export function moveOn(landmark: Landmark, ends: Ends, added: number): Landmark | undefined {
	// Everybody who came since must be among those seen; whoever is gone is for a whole read to see.
	if (ends.total !== landmark.total + added) return undefined;
	const { order, newest } = landmark;
	const seen = order ? newestOf(ends.contacts, order) : newest;
	return { ...landmark, total: ends.total, newest: Math.max(newest, seen) };
}
