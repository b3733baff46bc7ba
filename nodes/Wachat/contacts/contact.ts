/**
 * One CRM contact as `GET /contacts` gives it. Only `id` is relied on; every other field is passed on
 * as it comes, for the API's documentation does not say which may be null, missing or of another shape.
 */
export interface Contact {
	id: string | number;
	[field: string]: unknown;
}

/** Identifies a contact; the same for `101` and `"101"`, so that a change of type repeats nobody. */
export function contactKey(contact: Contact): string {
	return String(contact.id);
}

/** Whether `contact` is an older version than `known`, by `updatedAt` (ISO 8601, UTC, so text compares). */
export function isOlder(contact: Contact, known: Contact): boolean {
	const { updatedAt } = contact;
	const { updatedAt: knownAt } = known;
	return typeof updatedAt === 'string' && typeof knownAt === 'string' && updatedAt < knownAt;
}
