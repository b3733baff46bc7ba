import { BrokenContract } from './brokenContract';
import { contactKey, type Contact } from './contact';
import type { ContactPage } from './contactPage';
import type { ListRead } from './listRead';

/** How many pages longer a list may become while it is read. If it grows further, the next read goes on. */
const MORE_PAGES = 3;

/** Takes in the pages of one read, in any order, and tells what they mean. */
export class ListTally {
	private readonly read: Omit<ListRead, 'brokenOff'> = {
		...{ pages: [], keys: new Set(), repeated: new Set(), held: 0 },
		...{ pageSize: 0, agreed: false, shortened: false, firstTotal: 0, total: 0 },
	};
	/** How many pages are here. */
	private arrived = 0;
	/** The farthest page that is here, and whether it announced another one behind it. */
	private farthest = { page: 0, hasMore: false };
	/** The page with which the list ends, once that has shown. */
	private end = Infinity;
	/** How many pages brought somebody new, and how many nobody. */
	private fruitful = 0;
	private barren = 0;
	/** Whether the first page held more than was asked for, and all that it announced. */
	private gaveAll = false;

	/**
	 * @param wanted how many different contacts are enough
	 * @param asked contacts asked for on each page
	 */
	constructor(
		private readonly wanted: number,
		private readonly asked: number,
	) {}

	/** All that came until now. */
	result(): ListRead {
		return { ...this.read, brokenOff: this.isFruitless() };
	}

	/** The last page worth reading, as far as those that are here tell. */
	lastPage(): number {
		const { keys, total, firstTotal } = this.read;
		if (keys.size >= this.wanted || this.isFruitless()) return 0;
		const announced = this.pagesFor(Math.min(total, this.wanted));
		const longest = this.pagesFor(firstTotal) + MORE_PAGES;
		return Math.min(Math.max(announced, this.pageBehind()), longest, this.end);
	}

	/** The page behind the farthest one, if all are here and there must be more; otherwise 0. */
	private pageBehind(): number {
		const { page, hasMore } = this.farthest;
		if (this.arrived < page) return 0;
		return hasMore || page * this.read.pageSize < this.read.total ? page + 1 : 0;
	}

	private pagesFor(contacts: number): number {
		return Math.max(1, Math.ceil(contacts / this.read.pageSize));
	}

	/** A server that ignores page numbers gives the same for ever, so one that seems to is not asked further. */
	private isFruitless(): boolean {
		return this.barren > this.fruitful;
	}

	/**
	 * Takes in a page.
	 *
	 * @param answer undefined if there is no such page
	 * @throws {BrokenContract} if the page contradicts itself in a way that no change of the list explains
	 */
	take(page: number, answer: ContactPage | undefined): void {
		this.arrived++;
		this.read.pages[page - 1] = answer?.contacts ?? [];
		if (answer === undefined) {
			this.read.shortened ||= (page - 1) * this.read.pageSize < this.read.total;
			this.endAt(page - 1);
		} else {
			if (page === 1) this.learnFrom(answer);
			this.weigh(page, answer);
		}
	}

	/** The first page tells how many contacts to expect, and how the server cuts its pages. */
	private learnFrom({ contacts, total }: ContactPage): void {
		const isFull = contacts.length > 0 && contacts.length < total;
		this.read.pageSize = isFull ? contacts.length : this.asked;
		this.read.firstTotal = total;
		this.read.agreed = true;
		this.gaveAll = contacts.length > this.asked && !isFull;
	}

	private weigh(page: number, answer: ContactPage): void {
		const { contacts, total, hasMore } = answer;
		this.read.pageSize = Math.max(this.read.pageSize, contacts.length);
		this.read.agreed &&= total === this.read.firstTotal;
		this.read.total = total;
		const fresh = this.count(contacts);
		if (page > this.farthest.page) this.farthest = { page, hasMore };
		if ((page - 1) * this.read.pageSize >= total) this.endBehind(page, answer, fresh);
		else this.checkInside(page, answer, fresh);
		if (contacts.length === 0 || (!hasMore && page * this.read.pageSize >= total)) this.endAt(page);
	}

	/** Notes who came, and gives how many of them had not come before. */
	private count(contacts: Contact[]): number {
		const { keys, repeated } = this.read;
		const known = keys.size;
		this.read.held += contacts.length;
		for (const contact of contacts) {
			const key = contactKey(contact);
			if (keys.has(key)) repeated.add(key);
			else keys.add(key);
		}
		return keys.size - known;
	}

	private endAt(page: number): void {
		this.end = Math.min(this.end, page);
	}

	/**
	 * A page behind the announced end: one that holds somebody was added meanwhile, or a shortened list gave
	 * its last page again. It cannot announce more, unless the server knows no pages and gives all each time.
	 */
	private endBehind(page: number, { contacts, total, hasMore }: ContactPage, fresh: number): void {
		this.endAt(page);
		if (!hasMore || (this.gaveAll && fresh === 0)) return;
		throw new BrokenContract(contacts.length === 0 ? emptyYetMore(page) : moreThanAll(page, total));
	}

	private checkInside(page: number, answer: ContactPage, fresh: number): void {
		const { contacts, hasMore } = answer;
		if (answer.page !== undefined && answer.page !== page) {
			this.read.contradiction ??= `Page ${page} was asked for, but page ${answer.page} came back`;
		}
		if (contacts.length === 0 && hasMore) this.read.suspicion ??= emptyYetMore(page);
		const { pageSize, total } = this.read;
		if (hasMore && page * pageSize >= total && !this.gaveAll) {
			this.read.suspicion ??= moreThanAll(page, total);
		}
		// The last, short page may bring nobody new: somebody moved to the end.
		const isShortEnd = !hasMore && contacts.length < pageSize && page * pageSize >= total;
		if (fresh > 0) this.fruitful++;
		else if (contacts.length > 0 && !isShortEnd) {
			this.barren++;
			this.read.suspicion ??= `Page ${page} repeats contacts of earlier pages and brings no new one`;
		}
	}
}

function emptyYetMore(page: number): string {
	return `Page ${page} is empty, yet more contacts are announced`;
}

function moreThanAll(page: number, total: number): string {
	return `Page ${page} announces more contacts, yet ${total} in all, which need fewer pages`;
}
