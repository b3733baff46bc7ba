import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import type { OrderName } from '../../nodes/Wachat/contacts/order';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** One contact, as a CRM would hold it. */
export interface CrmContact extends Contact {
	id: number;
	name: string;
	notes: string | null;
	chat: { lastMessageTimestamp: string; unreadCount: number } | null;
	createdAt: string;
	updatedAt: string;
}

/** How the CRM sorts its list; `null` puts whoever changes anywhere. */
export type Sorting = { by: OrderName; newestFirst: boolean } | null;

/** One thing that happens. `at` picks the contact: a fraction of the list's length, from 0 to 1. */
export type CrmChange =
	| { kind: 'add' | 'addUnread' }
	| { kind: 'delete' | 'bringBack' | 'rename' | 'note' | 'receive' | 'send' | 'read'; at: number }
	| { kind: 'sort'; sorting: Sorting };

const iso = (time: number) => new Date(time).toISOString();

function sortValue(contact: CrmContact, by: OrderName): number {
	if (by === 'id') return contact.id;
	if (by === 'lastMessage') return Date.parse(contact.chat?.lastMessageTimestamp ?? iso(0));
	return Date.parse(contact[by]);
}

/** The contact as it is now, which changes to the CRM leave alone. */
export function copyOf(contact: CrmContact): CrmContact {
	return { ...contact, chat: contact.chat && { ...contact.chat } };
}

/** A contact list with a clock, on which things happen. */
export class Crm {
	time = Date.parse('2026-06-13T08:00:00.000Z');
	contacts: CrmContact[] = [];
	private deleted: CrmContact[] = [];
	newestId = 0;
	private version = 0;

	constructor(
		size: number,
		private sorting: Sorting,
	) {
		for (let count = 0; count < size; count++) {
			this.add(count % 3 === 0);
			this.time += 7 * MINUTE;
		}
		this.sort();
	}

	page(page: number, limit: number): ContactPage {
		const total = this.contacts.length;
		const contacts = this.contacts.slice((page - 1) * limit, page * limit);
		return { contacts: contacts.map(copyOf), total, hasMore: page * limit < total };
	}

	change(change: CrmChange): void {
		// No two things happen in the same millisecond.
		this.time++;
		if ('at' in change) this.changeOne(change.kind, change.at);
		else if (change.kind === 'sort') this.sorting = change.sorting;
		else this.add(change.kind === 'addUnread');
		this.sort();
	}

	private add(isUnread: boolean): void {
		const now = iso(this.time);
		const id = ++this.newestId;
		const chat = id % 5 === 0 ? null : { lastMessageTimestamp: now, unreadCount: isUnread ? 1 : 0 };
		const contact = {
			id,
			name: `Contact ${id}`,
			notes: null,
			chat,
			createdAt: now,
			updatedAt: now,
		};
		const place = (Math.imul(id, 0x9e3779b1) >>> 0) % (this.contacts.length + 1);
		this.contacts.splice(place, 0, contact);
	}

	private changeOne(kind: Exclude<CrmChange, { kind: 'sort' }>['kind'], at: number): void {
		const from = kind === 'bringBack' ? this.deleted : this.contacts;
		if (from.length === 0) return;
		const index = Math.min(from.length - 1, Math.floor(at * from.length));
		const contact = from[index];
		if (kind === 'delete') this.deleted.push(...from.splice(index, 1));
		else if (kind === 'bringBack') this.contacts.push(...from.splice(index, 1));
		else this.edit(contact, kind);
	}

	private edit(contact: CrmContact, kind: CrmChange['kind']): void {
		const now = iso(this.time);
		if (kind === 'rename') contact.name = `Name ${++this.version % 3}`;
		if (kind === 'note') contact.notes = `Note ${++this.version % 3}`;
		const unreadCount = contact.chat?.unreadCount ?? 0;
		if (kind === 'receive') {
			contact.chat = { lastMessageTimestamp: now, unreadCount: unreadCount + 1 };
		}
		if (kind === 'send') contact.chat = { lastMessageTimestamp: now, unreadCount: 0 };
		if (kind === 'read' && contact.chat) contact.chat.unreadCount = 0;
		contact.updatedAt = now;
	}

	private sort(): void {
		const { sorting } = this;
		if (sorting === null) return;
		const sign = sorting.newestFirst ? -1 : 1;
		this.contacts.sort(
			(one, other) => sign * (sortValue(one, sorting.by) - sortValue(other, sorting.by)),
		);
	}
}
