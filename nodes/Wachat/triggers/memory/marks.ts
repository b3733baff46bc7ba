import { ByteReader, ByteWriter } from './bytes';
import type { CompactId } from './compactId';
import { readIds, writeIds } from './ids';

/** Bytes of a digest: the chance that two versions of a contact have the same one is 1 in 2^64. */
export const DIGEST_BYTES = 8;

/** What is remembered of a contact's fields, which themselves are not. */
export interface Mark {
	/** Of all watched fields together: tells whether something changed. One byte for each character. */
	digest: string;
	/** How many changes were told, modulo 256: tells two changes to the same content apart. */
	changes: number;
	/** A byte for each watched field, of which only the lowest bits are stored: tells which one changed. */
	hints: number[];
}

export interface Marks {
	/** When the first look was, in milliseconds since 1970. */
	since: number;
	/** How many bits of each hint count, 0 to 8. */
	hintBits: number;
	byId: Map<CompactId, Mark>;
}

/** Bytes that a contact may take, before base64 makes four characters of three. */
const BYTES_PER_CONTACT = 18;
/** For the counts in front, and what stands before the text. */
const HEADER_BYTES = 64;
/** So few contacts take little in any case. */
const FEW_CONTACTS = 1000;
/** All of a hint. */
export const HINT_BITS = 8;

/** As many bits for each hint as fit into what is left when IDs and digests are written. */
function bitsThatFit(written: number, contacts: number, fields: number): number {
	if (contacts <= FEW_CONTACTS) return HINT_BITS;
	const spare = contacts * (BYTES_PER_CONTACT - DIGEST_BYTES - 1) - written - HEADER_BYTES;
	return Math.max(0, Math.min(HINT_BITS, Math.floor((spare * 8) / (contacts * fields))));
}

/** Numbers of a few bits each, one behind the other. */
function writeBits(writer: ByteWriter, numbers: Iterable<number>, bits: number): void {
	let pending = 0;
	let filled = 0;
	for (const number of numbers) {
		pending += (number % 2 ** bits) * 2 ** filled;
		for (filled += bits; filled >= 8; filled -= 8) {
			writer.byte(pending % 256);
			pending = Math.floor(pending / 256);
		}
	}
	if (filled > 0) writer.byte(pending);
}

function bitReader(reader: ByteReader, bits: number): () => number {
	let pending = 0;
	let filled = 0;
	return () => {
		for (; filled < bits; filled += 8) pending += reader.byte() * 2 ** filled;
		const number = pending % 2 ** bits;
		pending = Math.floor(pending / 2 ** bits);
		filled -= bits;
		return number;
	};
}

function* allHints(marks: Mark[]): Iterable<number> {
	for (const { hints } of marks) yield* hints;
}

/**
 * The marks as text, of more than 1,000 contacts 24 characters for each at most, however long the IDs are: long
 * ones leave fewer bits for hints. Hints that were cut once stay short, as the contact may not come again.
 *
 * @param fields how many fields are watched, from 1
 */
export function marksToText({ since, hintBits, byId }: Marks, fields: number): string {
	const ids = new ByteWriter();
	const marks = writeIds(ids, byId.keys()).map((id) => byId.get(id) as Mark);
	const bits = Math.min(hintBits, bitsThatFit(ids.size, marks.length, fields));
	const writer = new ByteWriter();
	writer.byte(bits);
	writer.number(since);
	writeIds(writer, byId.keys());
	for (const { digest, changes } of marks) {
		writer.text(digest);
		writer.byte(changes);
	}
	writeBits(writer, allHints(marks), bits);
	return writer.toBase64();
}

/**
 * @param fields how many fields are watched, from 1
 * @throws {Unreadable} if the text is none of {@link marksToText} for as many fields
 */
export function marksFromText(text: string, fields: number): Marks {
	const reader = new ByteReader(text);
	const hintBits = reader.byte();
	const since = reader.number();
	const ids = readIds(reader);
	const marks = ids.map((): Mark => {
		const digest = reader.text(DIGEST_BYTES);
		return { digest, changes: reader.byte(), hints: [] };
	});
	const next = bitReader(reader, hintBits);
	for (const { hints } of marks) for (let field = 0; field < fields; field++) hints.push(next());
	reader.end();
	return { since, hintBits, byId: new Map(ids.map((id, index) => [id, marks[index]])) };
}
