import { collect } from '../contacts/collect';
import type { FetchPage } from '../contacts/readList';
import type { ListSource } from './lookAtList';

/** The contact list behind `fetchPage`, of which `concurrency` pages are read at the same time, from 1. */
export function listSource(
	fetchPage: FetchPage,
	concurrency: number,
	now: () => number,
): ListSource {
	return {
		fetchPage,
		now,
		readAll: async (thoroughly) => {
			const { contacts, announced, proved } = await collect({
				fetchPage,
				concurrency,
				verify: thoroughly,
			});
			// In a list that never rests no two reads are the same: then it has to do that as many as there are
			// were seen, which leaves out nobody unless somebody else was deleted meanwhile.
			const isComplete = proved || (thoroughly && contacts.length >= announced);
			return { contacts, isComplete };
		},
	};
}
