import { IDS_PER_INSTANCE, SAMPLE_TIME, samplePerson } from './sample.mts';
import type { Contact, ContactsPage, ContactsQuery, Instance } from './types.mts';

function matches(contact: Contact, text: string): boolean {
	const { name, phone, remoteJid, chat } = contact;
	return [name, phone, remoteJid, chat?.name, chat?.pushName].some((field) =>
		field?.toLowerCase().includes(text),
	);
}

/**
 * The contacts of one instance, in the API's order, and the changes that can happen to them.
 * A changed contact is a new object, so a page that was read before keeps what it showed.
 */
export class ContactList {
	/** How many changes the list has seen. */
	private version = 0;
	private items: Contact[];
	private made = 0;
	/** What each search found, so that a page costs the page and not the list. */
	private readonly views = new Map<string, Contact[]>();

	constructor(
		readonly instance: Instance,
		private readonly original: readonly Contact[],
	) {
		this.items = [...original];
	}

	/** Everything in the list, groups too. */
	get contacts(): readonly Contact[] {
		return this.items;
	}

	page({ q = '', page, limit, includeGroups }: ContactsQuery): ContactsPage {
		const found = this.view(q.toLowerCase(), includeGroups);
		const contacts = found.slice((page - 1) * limit, page * limit);
		const { id, instanceName, displayName, apiInstanceName, internalName } = this.instance;
		return {
			success: true,
			count: contacts.length,
			total: found.length,
			page,
			limit,
			hasMore: page * limit < found.length,
			instance: { id, instanceName, displayName, apiInstanceName, internalName },
			contacts,
		};
	}

	add(fields: Partial<Contact> = {}, position = 0): Contact {
		const contact = { ...this.newContact(), ...fields };
		if (this.items.some(({ id }) => id === contact.id)) {
			throw new RangeError(`Contact ${String(contact.id)} is already in the list`);
		}
		this.items.splice(position, 0, contact);
		this.touch();
		return contact;
	}

	remove(id: number): void {
		this.items.splice(this.indexOf(id), 1);
		this.touch();
	}

	moveTo(id: number, position: number): void {
		const [contact] = this.items.splice(this.indexOf(id), 1);
		this.items.splice(position, 0, contact);
		this.touch();
	}

	moveToFront(id: number): void {
		this.moveTo(id, 0);
	}

	moveToBack(id: number): void {
		this.moveTo(id, this.items.length);
	}

	/** Puts all into another order, by a comparison as `Array.sort` takes it. */
	sort(compare: (one: Contact, other: Contact) => number): void {
		this.items.sort(compare);
		this.touch();
	}

	update(id: number, fields: Partial<Contact> = {}): void {
		const index = this.indexOf(id);
		this.items[index] = { ...this.items[index], updatedAt: this.now(), ...fields };
		this.touch();
	}

	/** A contact like the sample's, with an id that nothing had before; it is not in the list yet. */
	newContact(): Contact {
		const index = this.original.length + this.made;
		this.made += 1;
		// From the upper half of the instance's ids: the sample's own are in the lower one.
		const id = this.instance.id * IDS_PER_INSTANCE + IDS_PER_INSTANCE / 2 + this.made;
		return { ...samplePerson(id, index), createdAt: this.now(), updatedAt: this.now() };
	}

	restore(): void {
		this.items = [...this.original];
		this.made = 0;
		this.touch();
		this.version = 0;
	}

	/** The list's own clock moves a second with every change: dates stay the same from run to run. */
	private now(): string {
		return new Date(SAMPLE_TIME + (this.version + 1) * 1000).toISOString();
	}

	private view(text: string, includeGroups: boolean): Contact[] {
		const key = `${String(includeGroups)} ${text}`;
		const known = this.views.get(key);
		if (known) return known;
		const found = this.items.filter(
			(contact) => (includeGroups || !contact.isGroup) && (!text || matches(contact, text)),
		);
		this.views.set(key, found);
		return found;
	}

	private indexOf(id: number): number {
		const index = this.items.findIndex((contact) => contact.id === id);
		if (index < 0) throw new RangeError(`Contact ${String(id)} is not in the list`);
		return index;
	}

	private touch(): void {
		this.version += 1;
		this.views.clear();
	}
}
