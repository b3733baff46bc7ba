import { setTimeout as sleep } from 'node:timers/promises';
import { compare } from '../figures.mts';
import type { Bench } from '../types.mts';
import { FULL, outagePages, pagesOf, QUICK } from './cases.mts';

/** The limiter forgets a request after a second: the warm-up is not to count. */
const LIMITER_MEMORY = 1100;

/** Getting all contacts of an instance. */
export const getManyBench: Bench = {
	names: ['getMany', 'httpRequest', 'loop', 'declarative'],
	full: FULL.map((one) => [one]),
	quick: QUICK.map((one) => [one]),
	arrange: async (sandbox, one) => {
		if (one.obstacle === 'limiter') await sleep(LIMITER_MEMORY);
		if (one.obstacle !== 'outage') return;
		for (const page of outagePages(pagesOf(one))) {
			sandbox.faults.add({ when: { page }, times: 1, then: { status: 503 } });
		}
	},
	judge: (ids, sandbox) => {
		// The node and its peers leave groups out, as the API does by default.
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		return compare(ids, new Set(people.map(({ id }) => id)));
	},
};
