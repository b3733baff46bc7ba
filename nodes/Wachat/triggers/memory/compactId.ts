import { createHash } from 'crypto';

import { contactKey, type Contact } from '../../contacts/contact';

/**
 * A contact's ID as it is remembered. Whole numbers, which Wachat documents, stay exact. Any other ID becomes
 * eight bytes of its SHA-256 hash, one for each character: among 100,000 such contacts, the chance that a new
 * one is taken for one of them is 100,000 / 2^64, which is 1 in 180 million million.
 */
export type CompactId = number | string;

/** Bytes of a {@link CompactId} that is text. */
export const HASH_BYTES = 8;

/** The first bytes of a text's hash, one for each character. */
export function shortHash(text: string, bytes: number): string {
	return createHash('sha256').update(text).digest().toString('latin1', 0, bytes);
}

/** The same for `101` and `"101"`, so that a change of type makes nobody new. */
export function compactId(contact: Contact): CompactId {
	const key = contactKey(contact);
	const isExact = /^(0|[1-9]\d*)$/.test(key) && Number.isSafeInteger(Number(key));
	return isExact ? Number(key) : shortHash(key, HASH_BYTES);
}
