import type { Contact } from './contact';
import type { ContactPage } from './contactPage';
import { isInOrder, orderValue, type Order, type OrderName } from './order';
import { MAX_PAGE_SIZE } from './pageSize';
import type { FetchPage } from './readList';

/** So many pages of news are quicker read with all others, several at a time. */
const MOST_PAGES = 10;

/** Up to where the list is known. */
export interface Known {
	/** How the list is sorted, if that is known. */
	order?: Order;
	/** What the newest contact known is sorted by. */
	newest: number;
}

export interface Ends {
	/** In the list's order. */
	contacts: Contact[];
	/** How many contacts every page announced. */
	total: number;
}

/** Others may have come at the same moment as the newest one, so that its moment is no border; its ID is. */
function isBehind(value: number, { by, newest }: { by: OrderName; newest: number }): boolean {
	return by === 'id' ? value <= newest : value < newest;
}

class EndReader {
	private readonly pages = new Map<number, ContactPage>();
	private pageSize = MAX_PAGE_SIZE;
	private total = 0;
	private lastPage = 1;

	constructor(private readonly fetchPage: FetchPage) {}

	async run({ order, newest }: Known): Promise<Ends | undefined> {
		const first: ContactPage | undefined = await this.fetchPage(1, MAX_PAGE_SIZE);
		// Without contacts on it, the first page does not tell where the last one is.
		if (first === undefined || (first.hasMore && first.contacts.length === 0)) return undefined;
		// As in every other read: a server may hold fewer on a page than it was asked for.
		if (first.hasMore) this.pageSize = first.contacts.length;
		this.total = first.total;
		this.lastPage = Math.max(1, Math.ceil(first.total / this.pageSize));
		if (!this.take(1, first)) return undefined;
		if (order && !(await this.readNews(order, newest))) return undefined;
		if (!(await this.read(this.lastPage))) return undefined;
		const numbers = [...this.pages.keys()].sort((one, other) => one - other);
		const contacts = numbers.flatMap((page) => this.pages.get(page)?.contacts ?? []);
		return order && !isInOrder(contacts, order) ? undefined : { contacts, total: this.total };
	}

	/** Reads from the newest end until everything is older than what is known. */
	private async readNews({ by, newestFirst }: Order, newest: number): Promise<boolean> {
		for (let done = 0; done < Math.min(this.lastPage, MOST_PAGES); done++) {
			const page = newestFirst ? 1 + done : this.lastPage - done;
			if (!(await this.read(page))) return false;
			const contacts = this.pages.get(page)?.contacts ?? [];
			if (contacts.some((contact) => isBehind(orderValue(contact, by), { by, newest })))
				return true;
		}
		return this.lastPage <= MOST_PAGES;
	}

	/** False if the page is not what the first one announced. */
	private async read(page: number): Promise<boolean> {
		if (this.pages.has(page)) return true;
		return this.take(page, await this.fetchPage(page, MAX_PAGE_SIZE));
	}

	private take(page: number, answer: ContactPage | undefined): boolean {
		if (answer === undefined) return false;
		this.pages.set(page, answer);
		const expected = Math.min(this.pageSize, this.total - (page - 1) * this.pageSize);
		const { contacts, total, hasMore } = answer;
		return total === this.total && contacts.length === expected && hasMore === page < this.lastPage;
	}
}

/**
 * Reads the two ends of a list, two requests as a rule: at the end where the newest stand, as many pages as
 * hold somebody newer than what is known, and the other end, to see that the list still is as it was.
 * Undefined if it is not, or changed meanwhile, or holds more news than are worth it.
 *
 * @throws whatever `fetchPage` throws
 */
export async function readEnds(fetchPage: FetchPage, known: Known): Promise<Ends | undefined> {
	return await new EndReader(fetchPage).run(known);
}
