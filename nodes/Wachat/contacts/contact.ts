/**
 * One CRM contact as `GET /contacts` gives it. Only `id` is relied on; every other field is passed on
 * as it comes, for the API's documentation does not say which may be null, missing or of another shape.
 */
export interface Contact {
	id: string | number;
	[field: string]: unknown;
}

/** A number beyond 2^53 was rounded when the answer was read: the IDs of two contacts may have become one. */
function isExact(id: Contact['id']): boolean {
	return typeof id === 'string' || Math.abs(id) <= Number.MAX_SAFE_INTEGER;
}

/** Where WhatsApp reaches the contact; undefined if the contact does not say. */
function addressOf({ remoteJid, phone }: Contact): string | undefined {
	// A phone that comes as a number says as much.
	const texts = [remoteJid, phone].map((one) => (typeof one === 'number' ? String(one) : one));
	return texts.find((one): one is string => typeof one === 'string' && one !== '');
}

/** Whether the contact says enough to be told apart from every other one. */
export function isDistinct(contact: Contact): boolean {
	return isExact(contact.id) || addressOf(contact) !== undefined;
}

/**
 * Identifies a contact for as long as it lives; the same for `101` and `"101"`, so that a change of type
 * repeats nobody. An ID that is not exact is told apart by the contact's JID, or else its phone number.
 */
export function contactKey(contact: Contact): string {
	const id = String(contact.id);
	return isExact(contact.id) ? id : `${id} ${addressOf(contact)}`;
}

/** Whether `contact` is an older version than `known`, by `updatedAt` (ISO 8601, UTC, so text compares). */
export function isOlder(contact: Contact, known: Contact): boolean {
	const { updatedAt } = contact;
	const { updatedAt: knownAt } = known;
	return typeof updatedAt === 'string' && typeof knownAt === 'string' && updatedAt < knownAt;
}
