import { ByteReader, ByteWriter, Unreadable } from './bytes';
import { HASH_BYTES, type CompactId } from './compactId';

/** For each contact a moment, in milliseconds since 1970, from 0. */
export type Times = Map<CompactId, number>;

type Entry = [CompactId, number];

/** Times that rise are stored as the distance from the one before: two or three bytes, mostly. */
function writeSection(writer: ByteWriter, entries: Entry[]): void {
	writer.number(entries.length);
	let former = 0;
	for (const [id, time] of entries.sort(([, one], [, other]) => one - other)) {
		writer.number(time - former);
		if (typeof id === 'number') writer.number(id);
		else writer.text(id);
		former = time;
	}
}

function readSection(reader: ByteReader, times: Times, readId: () => CompactId): void {
	const count = reader.number();
	let time = 0;
	for (let done = 0; done < count; done++) {
		time += reader.number();
		if (!Number.isSafeInteger(time)) throw new Unreadable('A time is too large');
		times.set(readId(), time);
	}
}

/** The times as text, about 8 characters for a contact with a number for an ID, and 15 for any other. */
export function timesToText(times: Times): string {
	const writer = new ByteWriter();
	const entries = [...times];
	for (const kind of ['number', 'string']) {
		writeSection(
			writer,
			entries.filter(([id]) => typeof id === kind),
		);
	}
	return writer.toBase64();
}

/** @throws {Unreadable} if the text is none of {@link timesToText} */
export function timesFromText(text: string): Times {
	const reader = new ByteReader(text);
	const times: Times = new Map();
	readSection(reader, times, () => reader.number());
	readSection(reader, times, () => reader.text(HASH_BYTES));
	reader.end();
	return times;
}
