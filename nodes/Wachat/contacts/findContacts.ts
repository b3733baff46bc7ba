import { collect } from './collect';
import { contactKey, type Contact } from './contact';
import type { FetchPage } from './readList';

/** What a search brought. */
export interface Findings {
	/** The matching contacts on the first page that holds any, the newest first; none if nobody matches. */
	contacts: Contact[];
	/** Whether it is proved, if nobody matches, that there is nobody. */
	proved: boolean;
}

/** By the last change; where that tells nothing, by the creation. (ISO 8601, UTC, so text compares.) */
function newestFirst(one: Contact, other: Contact): number {
	for (const field of ['updatedAt', 'createdAt']) {
		const [at, otherAt] = [one[field], other[field]];
		if (typeof at !== 'string' || typeof otherAt !== 'string' || at === otherAt) continue;
		return at < otherAt ? 1 : -1;
	}
	return 0;
}

/** Each of them once, in the newest version. */
function eachOnce(contacts: Contact[]): Contact[] {
	const newest = new Map<string, Contact>();
	for (const contact of [...contacts].sort(newestFirst)) {
		const key = contactKey(contact);
		if (!newest.has(key)) newest.set(key, contact);
	}
	return [...newest.values()];
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
		found = eachOnce((answer?.contacts ?? []).filter(matches));
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
