import type { Case } from '../types.mts';

/** The API's largest page: every contender asks for it. */
export const PAGE_SIZE = 100;
/** Requests a second that the limiter lets through. */
export const RATE = 10;
export const OUTAGE_EVERY = 20;

const ROUNDS = 5;

function plainCase(contacts: number, latency: number): Case {
	// Five runs of each contender would take nearly an hour, almost all of it waiting: that can be done side by side.
	const together = contacts === 100_000 && latency === 200;
	return { contacts, latency, rounds: ROUNDS, ...(together && { together }) };
}

export const FULL: readonly Case[] = [
	...[100, 1000, 10_000, 100_000].flatMap((contacts) =>
		[0, 50, 200].map((latency) => plainCase(contacts, latency)),
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
export function outagePages(pages: number): number[] {
	const found: number[] = [];
	for (let page = OUTAGE_EVERY / 2; page <= pages; page += OUTAGE_EVERY) found.push(page);
	return found;
}
