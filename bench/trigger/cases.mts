import type { Case, Series, Sorting } from '../types.mts';
import { keyOfSorting, SORTINGS, UNSORTED, wordsOf } from './sortings.mts';

function inEach(sortings: readonly Sorting[], rest: Omit<Case, 'sorting'>): Series {
	return sortings.map((sorting) => ({ ...rest, sorting }));
}

/** A list this long takes long to read: rising is left out, for it is read from its other end and no different. */
const FEW = SORTINGS.filter((one) => one.newestFirst || one === UNSORTED);

const USUAL = { latency: 50, rounds: 1 };

export const FULL: readonly Series[] = [
	inEach(SORTINGS, { contacts: 1000, ...USUAL }),
	inEach(SORTINGS, { contacts: 10_000, ...USUAL }),
	inEach(FEW, { contacts: 100_000, ...USUAL }),
];

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
