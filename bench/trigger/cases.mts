import type { Case, Series, Sorting } from '../types.mts';
import { keyOfSorting, SORTINGS, UNSORTED, wordsOf } from './sortings.mts';

function inEach(sortings: readonly Sorting[], rest: Omit<Case, 'sorting'>): Series {
	return sortings.map((sorting) => ({ ...rest, sorting }));
}

/** Once each: what is counted is the same each time, and a list of 100,000 takes a minute to read for the peer. */
const USUAL = { latency: 50, rounds: 1 };

export const FULL: readonly Series[] = [1000, 10_000, 100_000].map((contacts) =>
	inEach(SORTINGS, { contacts, ...USUAL }),
);

export const QUICK: readonly Series[] = [
	inEach(SORTINGS, { contacts: 300, latency: 0, rounds: 1, together: true }),
];

export function sortingOf({ sorting = UNSORTED }: Case): Sorting {
	return sorting;
}

export function titleOf(one: Case): string {
	const { contacts, latency } = one;
	const sorting = wordsOf(sortingOf(one));
	return `A quiet poll of ${contacts.toLocaleString('en')} contacts, ${sorting}, answers after ${String(latency)} ms`;
}

/** E.g. `trigger-10000@50-id-newest`. */
export function keyOf(one: Case): string {
	const { contacts, latency } = one;
	return `trigger-${String(contacts)}@${String(latency)}-${keyOfSorting(sortingOf(one))}`;
}
