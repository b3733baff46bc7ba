import { contactKey, isOlder, type Contact } from './contact';
import type { ContactPage } from './contactPage';

/** Everybody whom all reads of a list together have seen, each once, in the newest version. */
export class Census {
	/** The newest announced total. */
	total = 0;
	private readonly contacts = new Map<string, Contact>();

	/** How many different contacts were seen. */
	get size(): number {
		return this.contacts.size;
	}

	readonly add = ({ contacts, total }: ContactPage): void => {
		this.total = total;
		for (const contact of contacts) {
			const key = contactKey(contact);
			const known = this.contacts.get(key);
			if (known === undefined || !isOlder(contact, known)) this.contacts.set(key, contact);
		}
	};

	/**
	 * Hands over the contacts on these pages, in their order, `limit` at most. Each can be handed over only
	 * once, so whoever is on two pages comes at the first.
	 */
	handOver(pages: Contact[][], limit: number): Contact[] {
		const handed: Contact[] = [];
		for (const page of pages) {
			for (const entry of page) {
				if (handed.length === limit) return handed;
				const key = contactKey(entry);
				const newest = this.contacts.get(key);
				if (newest === undefined) continue;
				handed.push(newest);
				this.contacts.delete(key);
			}
		}
		return handed;
	}

	/** Hands over the contacts on these pages, then those that only earlier reads saw. */
	handOverAll(pages: Contact[][], limit: number): Contact[] {
		const handed = this.handOver(pages, limit);
		for (const contact of this.contacts.values()) {
			if (handed.length === limit) break;
			handed.push(contact);
		}
		return handed;
	}
}
