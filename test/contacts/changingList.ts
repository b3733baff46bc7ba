import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';

/** One thing that happens to a list. `at` picks the contact: a fraction of the list's length, from 0 to 1. */
export type Change =
	| { kind: 'add-front' | 'add-back'; count: number }
	| { kind: 'delete' | 'move-front' | 'move-back' | 'update' | 'swap-one'; at: number };

/** A contact list on a server, of which pages can be read, and to which things happen. */
export class ChangingList {
	private contacts: Contact[];
	private nextId: number;
	private version = 0;
	/** Those that were there from the first page to the last. */
	readonly throughout: Set<Contact['id']>;

	constructor(size: number) {
		this.contacts = Array.from({ length: size }, (_, index) => ({ id: index + 1, version: 0 }));
		this.nextId = size + 1;
		this.throughout = new Set(this.ids());
	}

	ids(): Array<Contact['id']> {
		return this.contacts.map(({ id }) => id);
	}

	page(page: number, limit: number): ContactPage {
		const contacts = this.contacts.slice((page - 1) * limit, page * limit);
		const total = this.contacts.length;
		return { contacts, total, hasMore: page * limit < total };
	}

	change(change: Change): void {
		if ('at' in change) this.changeOne(change.kind, change.at);
		else this.add(change.kind, change.count);
	}

	private add(kind: 'add-front' | 'add-back', count: number): void {
		const added = Array.from({ length: count }, () => this.newcomer());
		this.contacts =
			kind === 'add-front' ? [...added, ...this.contacts] : [...this.contacts, ...added];
	}

	private changeOne(kind: Change['kind'], at: number): void {
		if (this.contacts.length === 0) return;
		const index = Math.min(this.contacts.length - 1, Math.floor(at * this.contacts.length));
		const [contact] = this.contacts.splice(index, 1);
		if (kind === 'move-front') this.contacts.unshift(contact);
		else if (kind === 'move-back') this.contacts.push(contact);
		else if (kind === 'update')
			this.contacts.splice(index, 0, { ...contact, version: ++this.version });
		else this.throughout.delete(contact.id);
		// A deletion and an addition in the same moment: the total stays.
		if (kind === 'swap-one') this.contacts.unshift(this.newcomer());
	}

	private newcomer(): Contact {
		return { id: this.nextId++, version: 0 };
	}
}
