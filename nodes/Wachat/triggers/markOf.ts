import { isObject } from '../json';
import type { Contact } from '../contacts/contact';
import { DIGEST_BYTES } from './memory/marks';
import { shortHash } from './memory/compactId';

/** Nobody nests deeper; text of what is endless would take more calls within calls than there may be. */
const DEEPEST = 100;

/**
 * A value as text that is the same as long as nothing changed: the fields of an object may come in another
 * order, a missing one stands for null, and a number may turn into the same number as text.
 */
function stableText(value: unknown, depth = 0): string {
	if (depth > DEEPEST) return '';
	if (Array.isArray(value)) return `[${value.map((one) => stableText(one, depth + 1)).join(',')}]`;
	if (!isObject(value))
		return JSON.stringify(value === undefined || value === null ? null : String(value));
	const fields = Object.keys(value)
		.filter((key) => value[key] !== undefined)
		.sort()
		.map((key) => `${JSON.stringify(key)}:${stableText(value[key], depth + 1)}`);
	return `{${fields.join(',')}}`;
}

/** A byte that follows from the whole text (FNV-1a): a cryptographic one for each field would take seconds. */
function hintOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return (hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 0xff;
}

/** The digest of the fields together, and a hint of each. */
export function markOf(contact: Contact, fields: readonly string[]) {
	const texts = fields.map((field) => stableText(contact[field]));
	return { digest: shortHash(texts.join('\n'), DIGEST_BYTES), hints: texts.map(hintOf) };
}
