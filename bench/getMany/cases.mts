import type { Case, Obstacle } from '../types.mts';

/** The API's largest page: every contender asks for it. */
export const PAGE_SIZE = 100;
/** Requests a second that the limiter lets through. */
export const RATE = 10;
const OUTAGE_EVERY = 20;

const ROUNDS = 5;
/**
 * Answers that take this many seconds one after the other: then five runs of each contender would take
 * nearly an hour, and almost all of that is waiting, which can be done side by side.
 */
const LONG = 100;

function plainCase(contacts: number, latency: number): Case {
	const together = ((contacts / PAGE_SIZE) * latency) / 1000 > LONG;
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

const OBSTACLES: Partial<Record<Obstacle, string>> = {
	limiter: `, ${String(RATE)} requests a second at most`,
	outage: `, a 503 on one page in ${String(OUTAGE_EVERY)}`,
};

/** The case in words. */
export function titleOf({ contacts, latency, obstacle }: Case): string {
	const rest = obstacle === undefined ? '' : String(OBSTACLES[obstacle]);
	return `${contacts.toLocaleString('en')} contacts, answers after ${String(latency)} ms${rest}`;
}

/** The case for the command line, e.g. `10000@50` or `2000@50-limiter`. */
export function keyOf({ contacts, latency, obstacle }: Case): string {
	return `${String(contacts)}@${String(latency)}${obstacle === undefined ? '' : `-${obstacle}`}`;
}
