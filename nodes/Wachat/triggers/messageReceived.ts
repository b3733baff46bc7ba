import { contactKey, type Contact } from '../contacts/contact';
import { isUnread, lastMessageAt } from '../contacts/lastMessage';
import { eventId } from './eventId';
import { compactId } from './memory/compactId';
import { timesFromText, timesToText, type Times } from './memory/times';
import type { EventData, Memory, Told, Watcher } from './watcher';

/** For each chat the newest last message ever seen. */
class LastMessages implements Memory<Contact> {
	private readonly times: Times;
	isChanged = false;

	constructor(text?: string) {
		this.times = text === undefined ? new Map() : timesFromText(text);
	}

	see(contacts: readonly Contact[]): Array<Told<Contact>> {
		return contacts.flatMap((contact) => {
			const at = lastMessageAt(contact);
			// Without a moment, the message cannot be told from the one before it.
			if (at === undefined || !this.isNewer(contact, at)) return [];
			return isUnread(contact) ? [{ subject: contact, event: eventOf(contact, at) }] : [];
		});
	}

	toText(): string {
		return timesToText(this.times);
	}

	/** An older one comes up when the last message was deleted: that is no news. */
	private isNewer(contact: Contact, at: number): boolean {
		const id = compactId(contact);
		if (at <= (this.times.get(id) ?? 0)) return false;
		this.times.set(id, at);
		this.isChanged = true;
		return true;
	}
}

function eventOf(contact: Contact, at: number): EventData {
	const type = 'messageReceived';
	return { id: eventId(type, contactKey(contact), at), type };
}

/**
 * A chat has unread messages, and a newer last message than at any look before. The API does not say who sent
 * the last message: that something is unread has to do.
 */
export function messageReceived(): Watcher<Contact> {
	return {
		type: 'messageReceived',
		question: null,
		// The last change is told apart from the last message only where they differ.
		orders: ['lastMessage'],
		recall: (text) => new LastMessages(text),
		sample: (contact) => eventOf(contact, lastMessageAt(contact) ?? 0),
	};
}
