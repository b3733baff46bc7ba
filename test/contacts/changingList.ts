import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';

/** One thing that happens to a list. `at` picks the contact: a fraction of the list's length, from 0 to 1. */
export type Change =
	| { kind: 'add-front' | 'add-back' | 'bulk-front'; count: number }
	| { kind: 'return' }
	| { kind: 'delete' | 'move-front' | 'move-back' | 'update' | 'swap-one'; at: number };

/** A contact list on a server, of which pages can be read, and to which things happen. */
export class ChangingList {
	private contacts: Contact[];
	private nextId: number;
	private version = 0;
	private deleted: Contact[] = [];
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
		else if ('count' in change) this.changeMany(change.kind, change.count);
		// Who was deleted last is there again, at the end.
		else this.contacts.push(...this.deleted.splice(-1));
	}

	private changeMany(kind: 'add-front' | 'add-back' | 'bulk-front', count: number): void {
		const many =
			kind === 'bulk-front'
				? this.contacts.splice(-count)
				: Array.from({ length: count }, () => this.newcomer());
		this.contacts = kind === 'add-back' ? [...this.contacts, ...many] : [...many, ...this.contacts];
	}

	private changeOne(kind: Change['kind'], at: number): void {
		if (this.contacts.length === 0) return;
		const index = Math.min(this.contacts.length - 1, Math.floor(at * this.contacts.length));
		const [contact] = this.contacts.splice(index, 1);
		if (kind === 'move-front') this.contacts.unshift(contact);
		else if (kind === 'move-back') this.contacts.push(contact);
		else if (kind === 'update')
			this.contacts.splice(index, 0, { ...contact, version: ++this.version });
		else {
			this.throughout.delete(contact.id);
			this.deleted.push(contact);
		}
		// A deletion and an addition in the same moment: the total stays.
		if (kind === 'swap-one') this.contacts.unshift(this.newcomer());
	}

	private newcomer(): Contact {
		return { id: this.nextId++, version: 0 };
	}
}

/** How a server answers: where the documentation is silent, each of these is right. */
export type Habit =
	/** A page behind the end is empty. */
	| 'empty'
	/** A page behind the end is not found. */
	| 'not found'
	/** A page behind the end is the last one again, and says so. */
	| 'last again'
	/** No page holds more than 50. */
	| 'at most 50'
	/** Each page is the whole list. */
	| 'all at once';

/** The answer of a server with such a habit. */
export function answerOf(
	list: ChangingList,
	habit: Habit,
	{ page, limit }: { page: number; limit: number },
): ContactPage | undefined {
	const total = list.ids().length;
	if (habit === 'all at once') return { ...list.page(1, total), page: 1 };
	const size = habit === 'at most 50' ? Math.min(50, limit) : limit;
	const last = Math.max(1, Math.ceil(total / size));
	if (habit === 'not found' && page > last) return undefined;
	const given = habit === 'last again' ? Math.min(page, last) : page;
	return { ...list.page(given, size), page: given };
}
