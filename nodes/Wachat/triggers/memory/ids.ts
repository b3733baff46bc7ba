import { Unreadable, type ByteReader, type ByteWriter } from './bytes';
import { HASH_BYTES, type CompactId } from './compactId';

/** Writes numbers, rising, in 1 to 8 bytes each, then hashes in 8. Gives the IDs in that order. */
export function writeIds(writer: ByteWriter, ids: Iterable<CompactId>): CompactId[] {
	const all = [...ids];
	const hashes = all.filter((id) => typeof id === 'string');
	const numbers = all.filter((id) => typeof id === 'number');
	// Sorted, neighbours are close to each other, and a short distance takes few bytes.
	numbers.sort((one, other) => one - other);
	writer.number(numbers.length);
	writer.number(hashes.length);
	let former = 0;
	for (const number of numbers) {
		writer.number(number - former);
		former = number;
	}
	for (const hash of hashes) writer.text(hash);
	return [...numbers, ...hashes];
}

/**
 * Reads what {@link writeIds} wrote, in the same order.
 *
 * @throws {Unreadable} if it was not
 */
export function readIds(reader: ByteReader): CompactId[] {
	const numbers = reader.number();
	const hashes = reader.number();
	const ids: CompactId[] = [];
	let former = 0;
	for (let count = 0; count < numbers; count++) {
		former += reader.number();
		if (!Number.isSafeInteger(former)) throw new Unreadable('An ID is too large');
		ids.push(former);
	}
	for (let count = 0; count < hashes; count++) ids.push(reader.text(HASH_BYTES));
	return ids;
}
