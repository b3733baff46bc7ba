import type { Contact } from './contact';
import { plain } from './digits';
import { OF_PEOPLE, phoneDigits } from './phone';

/** Whom to look for. */
export interface Sought {
	/** As a person reads it, e.g. `the phone number 628123456789`. */
	words: string;
	/** What the API is to search for, and where. */
	query: { q: string; includeGroups?: true };
	matches: (contact: Contact) => boolean;
}

/** A JID as it is compared: a person's is the same from each of their devices, and with the older ending. */
function sameJid(jid: string): string {
	return plain(jid).toLowerCase().replace(OF_PEOPLE, '@s.whatsapp.net');
}

/** The digits in a field; undefined if it holds no number, as the JID of a group. */
function digitsIn(value: unknown): string | undefined {
	const isText = typeof value === 'string' || typeof value === 'number';
	return isText ? phoneDigits(String(value)) : undefined;
}

/**
 * Whoever has exactly this number, however it is written, as phone or as JID: a phone may have been typed in
 * without the country code. Undefined if the text cannot be read as a number.
 */
export function byPhone(text: string): Sought | undefined {
	const digits = phoneDigits(text);
	if (digits === undefined) return undefined;
	const matches = ({ phone, remoteJid }: Contact) =>
		[phone, remoteJid].some((value) => digitsIn(value) === digits);
	return { words: `the phone number ${digits}`, query: { q: digits }, matches };
}

/**
 * Whoever has exactly this JID; undefined if it is none. Searched for is what stands before the `@`: Wachat may
 * keep a JID with another ending, or with the device.
 */
export function byJid(text: string): Sought | undefined {
	const jid = sameJid(text);
	if (!/^[^@\s]+@[^@\s]+$/.test(jid)) return undefined;
	const matches = ({ remoteJid }: Contact) =>
		typeof remoteJid === 'string' && sameJid(remoteJid) === jid;
	const [q] = jid.split('@');
	return { words: `the JID ${jid}`, query: { q, includeGroups: true }, matches };
}
