// What Get Many is measured with, and what such a case allows.
import type { Case } from '../types.mts';

/** The API's largest page: every contender asks for it. */
export const PAGE_SIZE = 100;
/** How many pages the node reads at the same time by default. */
export const CONCURRENCY = 5;
/** Requests a second that the limiter lets through. */
export const RATE = 10;
export const OUTAGE_EVERY = 20;

const ROUNDS = 5;

export const FULL: readonly Case[] = [
	...[100, 1000, 10_000, 100_000].flatMap((contacts) =>
		[0, 50, 200].map((latency) => ({
			...{ contacts, latency, rounds: ROUNDS },
			// Would take nearly an hour, almost all of it waiting: that can be done side by side.
			...(contacts === 100_000 && latency === 200 && { together: true }),
		})),
	),
	{ contacts: 2000, latency: 50, rounds: ROUNDS, obstacle: 'limiter' },
	{ contacts: 10_000, latency: 50, rounds: ROUNDS, obstacle: 'outage' },
];

export const QUICK: readonly Case[] = [
	{ contacts: 1000, latency: 50, rounds: 1, together: true },
	{ contacts: 1000, latency: 0, rounds: 1, obstacle: 'outage' },
	{ contacts: 1200, latency: 0, rounds: 1, obstacle: 'limiter' },
];

export function pagesOf({ contacts }: Case): number {
	return Math.max(1, Math.ceil(contacts / PAGE_SIZE));
}

/** The pages that are refused when they are first asked for: the middle one of each twenty. */
export function outagePages(one: Case): number[] {
	const pages = Array.from({ length: pagesOf(one) }, (_, i) => i + 1);
	return pages.filter((page) => page % OUTAGE_EVERY === OUTAGE_EVERY / 2);
}

/** Requests that wait for each other, at least: the first page alone tells how many there are. */
function turnsOf(one: Case): number {
	return 1 + Math.ceil((pagesOf(one) - 1) / CONCURRENCY);
}

/** The shortest time that the answers allow, in milliseconds. */
export function bound(one: Case): number {
	return turnsOf(one) * one.latency;
}

/** How many times as fast as a peer it can be at most, if nothing but the answers took time. */
export function possibleSpeedUp(one: Case): number {
	return pagesOf(one) / turnsOf(one);
}
