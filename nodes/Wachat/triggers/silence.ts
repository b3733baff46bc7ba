import { contactKey, type Contact } from '../contacts/contact';
import { lastMessageAt } from '../contacts/lastMessage';
import { eventId } from './eventId';
import { compactId } from './memory/compactId';
import { timesFromText, timesToText, type Times } from './memory/times';
import type { EventData, Memory, Told, Watcher } from './watcher';

/** How a silence is watched. */
export interface SilenceSettings {
	/** How old the last message has to be, in milliseconds, from 1. */
	duration: number;
	/** The clock, in milliseconds since 1970. */
	now: () => number;
}

export interface SilenceKind extends SilenceSettings {
	type: 'contactWaiting' | 'contactInactive';
	/** Whom it is about. */
	concerns: (contact: Contact) => boolean;
}

/** For each chat the last message after which silence was told. */
class Silences implements Memory<Contact> {
	private readonly told: Times;
	isChanged = false;

	constructor(
		private readonly kind: SilenceKind,
		text?: string,
	) {
		this.told = text === undefined ? new Map() : timesFromText(text);
	}

	see(contacts: readonly Contact[]): Array<Told<Contact>> {
		const line = this.kind.now() - this.kind.duration;
		return contacts.flatMap((contact) => {
			const at = this.untold(contact);
			if (at === undefined || at > line) return [];
			this.told.set(compactId(contact), at);
			this.isChanged = true;
			return [{ subject: contact, event: eventOf(this.kind, contact, at) }];
		});
	}

	toText(): string {
		return timesToText(this.told);
	}

	nextAt(contacts: readonly Contact[], from: number): number {
		const { duration } = this.kind;
		// A message that comes from then on has to get that old, too.
		let next = from + duration;
		for (const contact of contacts) {
			const at = this.untold(contact);
			if (at !== undefined) next = Math.min(next, at + duration);
		}
		return next;
	}

	/**
	 * The contact's last message, if silence after it would be news. Once told, it is not told again for an
	 * older one either, which comes up when the last message was deleted.
	 */
	private untold(contact: Contact): number | undefined {
		if (!this.kind.concerns(contact)) return undefined;
		const at = lastMessageAt(contact);
		return at !== undefined && at > (this.told.get(compactId(contact)) ?? 0) ? at : undefined;
	}
}

function eventOf({ type, duration }: SilenceKind, contact: Contact, at: number): EventData {
	// An hour of silence and a day of it are two events.
	return { id: eventId(type, contactKey(contact), at, duration), type };
}

/**
 * The last message is older than a duration: once for each last message. The duration is part of the question:
 * were it not, a shorter one would tell, all at once, everybody between the two.
 */
export function silence(kind: SilenceKind): Watcher<Contact> {
	return {
		type: kind.type,
		question: kind.duration,
		// Silence moves nobody in the list.
		orders: [],
		recall: (text) => new Silences(kind, text),
		sample: (contact) => eventOf(kind, contact, lastMessageAt(contact) ?? 0),
	};
}
