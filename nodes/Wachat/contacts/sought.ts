import type { Contact } from './contact';
import { phoneDigits } from './phone';

/** Whom to look for. */
export interface Sought {
	/** As a person reads it, e.g. `the phone number 628123456789`. */
	words: string;
	/** What the API is to search for, and where. */
	query: { q: string; includeGroups?: true };
	matches: (contact: Contact) => boolean;
}

/** The end of the JIDs of people; what stands before it is their number. */
const OF_PEOPLE = /(:\d+)?@(s\.whatsapp\.net|c\.us)$/;

function jidOf({ remoteJid }: Contact): string {
	return typeof remoteJid === 'string' ? remoteJid.trim().toLowerCase() : '';
}

/** The digits of the contact's number: `phone` or, where that says nothing, the JID. */
function numberOf(contact: Contact): string | undefined {
	const phone = typeof contact.phone === 'number' ? String(contact.phone) : contact.phone;
	const digits = typeof phone === 'string' ? phoneDigits(phone) : undefined;
	const jid = jidOf(contact);
	return digits ?? (OF_PEOPLE.test(jid) ? jid.replace(OF_PEOPLE, '') : undefined);
}

/** Whoever has exactly this number, however it is written; undefined if it cannot be read as one. */
export function byPhone(text: string): Sought | undefined {
	const digits = phoneDigits(text);
	if (digits === undefined) return undefined;
	const words = `the phone number ${digits}`;
	return { words, query: { q: digits }, matches: (contact) => numberOf(contact) === digits };
}

/** Whoever has exactly this JID; undefined if it is none. */
export function byJid(text: string): Sought | undefined {
	const jid = text.trim().toLowerCase();
	if (!/^[^@\s]+@[^@\s]+$/.test(jid)) return undefined;
	const query = { q: jid, includeGroups: true as const };
	return { words: `the JID ${jid}`, query, matches: (contact) => jidOf(contact) === jid };
}
