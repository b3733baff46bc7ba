import { collect, type CollectRequest } from '../../nodes/Wachat/contacts/collect';
import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';

/** What a server answers to the request with this number. */
export type Answer = (page: number, limit: number, request: number) => ContactPage | undefined;

/** So many contacts, with IDs from `from`. */
export function people(from: number, count: number): Array<{ id: number }> {
	return Array.from({ length: count }, (_, index) => ({ id: from + index }));
}

/** The page that begins behind so many. */
export function cut(contacts: Contact[], before: number, size: number): ContactPage {
	const total = contacts.length;
	const hasMore = before + size < total;
	return { contacts: contacts.slice(before, before + size), total, hasMore };
}

/** Collects from a server, and counts its requests. */
export async function collectFrom(answer: Answer, options: Partial<CollectRequest> = {}) {
	const seen = { requests: 0 };
	const fetchPage = async (page: number, limit: number) => answer(page, limit, ++seen.requests);
	const outcome = await collect({ fetchPage, concurrency: 5, ...options }).catch(
		(error: Error) => error,
	);
	return { outcome, requests: seen.requests };
}
