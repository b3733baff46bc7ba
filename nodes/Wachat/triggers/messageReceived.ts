import { contactKey, type Contact } from '../contacts/contact';
import { isUnread, lastMessageAt } from '../contacts/lastMessage';
import { eventId } from './eventId';
import { compactId } from './memory/compactId';
import { timesFromText, timesToText, type Times } from './memory/times';
import type { EventData, Memory, Told, Watcher } from './watcher';

/** No message is that far ahead of the clock, in milliseconds: some phone, or server, had the wrong time. */
const TOO_FAR_AHEAD = 24 * 60 * 60 * 1000;

/** For each chat the newest last message ever seen. */
class LastMessages implements Memory<Contact> {
	private readonly times: Times;
	isChanged = false;

	constructor(
		private readonly now: () => number,
		text?: string,
	) {
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

	/**
	 * An older one comes up when the last message was deleted: that is no news. Unless that one came from the
	 * future, or nothing would be newer for as long as it is ahead.
	 */
	private isNewer(contact: Contact, at: number): boolean {
		const id = compactId(contact);
		const known = this.times.get(id) ?? 0;
		const isOlder = at < known && known <= this.now() + TOO_FAR_AHEAD;
		if (at === known || isOlder) return false;
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
 *
 * @param now the clock, in milliseconds since 1970
 */
export function messageReceived(now: () => number): Watcher<Contact> {
	return {
		type: 'messageReceived',
		question: null,
		// The last change is told apart from the last message only where they differ.
		orders: ['lastMessage'],
		recall: (text) => new LastMessages(now, text),
		sample: (contact) => eventOf(contact, lastMessageAt(contact) ?? 0),
	};
}
