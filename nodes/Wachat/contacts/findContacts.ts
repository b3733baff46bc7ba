import { collect } from './collect';
import { isOlder, type Contact } from './contact';
import type { FetchPage } from './readList';

/** What a search brought. */
export interface Findings {
	/** The matching contacts on the first page that holds any, the newest first; none if nobody matches. */
	contacts: Contact[];
	/** Whether it is proved, if nobody matches, that there is nobody. */
	proved: boolean;
}

function newestFirst(one: Contact, other: Contact): number {
	if (isOlder(one, other)) return 1;
	return isOlder(other, one) ? -1 : 0;
}

/**
 * Reads a list of search results, page after page, until somebody matches. That nobody does is proved as
 * for any list: whoever moves to an earlier page meanwhile is not missed.
 *
 * @throws {BrokenContract} if the answers contradict the API's documentation; and whatever `fetchPage` throws
 */
export async function findContacts(
	fetchPage: FetchPage,
	matches: (contact: Contact) => boolean,
): Promise<Findings> {
	let found: Contact[] = [];
	const look: FetchPage = async (page, limit) => {
		const answer = await fetchPage(page, limit);
		found = (answer?.contacts ?? []).filter(matches).sort(newestFirst);
		// Breaks the reading off.
		if (found.length > 0) throw new Error('found');
		return answer;
	};
	return await collect({ fetchPage: look, concurrency: 1 }).then(
		({ proved }) => ({ contacts: [], proved }),
		async (error: Error) =>
			found.length > 0 ? { contacts: found, proved: true } : await Promise.reject(error),
	);
}
