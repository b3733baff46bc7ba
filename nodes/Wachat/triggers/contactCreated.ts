import { contactKey, type Contact } from '../contacts/contact';
import { eventId } from './eventId';
import { ByteReader, ByteWriter } from './memory/bytes';
import { compactId, type CompactId } from './memory/compactId';
import { readIds, writeIds } from './memory/ids';
import type { EventData, Memory, Told, Watcher } from './watcher';

function fromText(text: string): Set<CompactId> {
	const reader = new ByteReader(text);
	const ids = new Set(readIds(reader));
	reader.end();
	return ids;
}

/** Everybody ever seen, those too who are not in the list any more: whoever comes back is not new. */
class KnownContacts implements Memory<Contact> {
	private readonly known: Set<CompactId>;
	isChanged = false;

	constructor(text?: string) {
		this.known = text === undefined ? new Set() : fromText(text);
	}

	see(contacts: readonly Contact[]): Array<Told<Contact>> {
		return contacts
			.filter((contact) => this.meet(contact))
			.map((contact) => ({ subject: contact, event: eventOf(contact) }));
	}

	toText(): string {
		const writer = new ByteWriter();
		writeIds(writer, this.known);
		return writer.toBase64();
	}

	/** Whether the contact was not known. */
	private meet(contact: Contact): boolean {
		const id = compactId(contact);
		if (this.known.has(id)) return false;
		this.known.add(id);
		this.isChanged = true;
		return true;
	}
}

function eventOf(contact: Contact): EventData {
	const type = 'contactCreated';
	return { id: eventId(type, contactKey(contact)), type };
}

/** An ID that was never seen. */
export function contactCreated(): Watcher<Contact> {
	return {
		type: 'contactCreated',
		question: null,
		orders: ['id', 'createdAt', 'updatedAt'],
		recall: (text) => new KnownContacts(text),
		sample: eventOf,
	};
}
