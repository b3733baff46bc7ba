import { compare } from '../figures.mts';
import type { Bench, Case } from '../types.mts';
import { FULL, QUICK, sortingOf } from './cases.mts';
import { EVENTS } from './contenders.mts';
import { sortBy } from './sortings.mts';

/** Looking at a list in which nothing has happened. */
export const triggerBench: Bench = {
	names: [...Object.keys(EVENTS), 'removeDuplicates'],
	full: FULL,
	quick: QUICK,
	looksBefore: true,
	// It reads everything in any order.
	leavesOut: (name: string, one: Case) => !(name in EVENTS) && sortingOf(one).by !== 'none',
	arrange: (sandbox, one) => {
		sortBy(sandbox.list(), sortingOf(one));
		return Promise.resolve();
	},
	// Nothing is to come out.
	judge: (ids) => compare(ids, new Set()),
};
