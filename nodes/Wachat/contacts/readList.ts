import { BrokenContract } from './brokenContract';
import { contactKey, type Contact } from './contact';
import type { ContactPage } from './contactPage';

/** Reads one page; `page` counts from 1, `limit` is the page size (1 to 100). */
export type FetchPage = (page: number, limit: number) => Promise<ContactPage>;

export interface ListRequest {
	fetchPage: FetchPage;
	/** Stop when this many different contacts have been read. */
	wanted: number;
	/** Contacts to ask for on each page, 1 to 100. */
	pageSize: number;
	/** Pages in flight at the same time, from 1. */
	concurrency: number;
	/** Is told of every page as it arrives. */
	onPage: (page: ContactPage) => void;
}

/** What one read of the list, from its first page to its last, has seen. */
export interface ListRead {
	/** Contacts by page, in the list's order. */
	pages: Contact[][];
	/** The different contacts on them. */
	keys: Set<string>;
	/** Whether every page announced the same total. */
	agreed: boolean;
	/** The total that the newest page announced. */
	total: number;
	/** Why the read was broken off, if its pages began to repeat: a server may ignore page numbers. */
	suspicion?: string;
}

/** How often the end of a list may move away while it is read; one that moves further never ends. */
const MAX_EXTENSIONS = 10;

class ListReader {
	private readonly read: ListRead = {
		pages: [],
		keys: new Set(),
		agreed: true,
		total: 0,
	};
	private pageSize: number;
	private firstTotal = 0;
	/** Pages behind this one are known to be empty. */
	private end = Infinity;
	/** Whether the farthest page read announced another one behind it. */
	private lastHasMore = false;

	constructor(private readonly request: ListRequest) {
		this.pageSize = request.pageSize;
	}

	async run(): Promise<ListRead> {
		const first = await this.fetch(1);
		this.firstTotal = first.total;
		// A server may hold fewer on a page than it was asked for: page numbers then count its pages.
		if (first.hasMore) this.pageSize = first.contacts.length;
		this.take(1, first);
		let done = 1;
		for (let extensions = 0; this.nextGoal(done) > done; extensions++) {
			if (extensions > MAX_EXTENSIONS) {
				throw new BrokenContract(
					`The list announced ${this.firstTotal} contacts and then kept growing while it was read`,
				);
			}
			const goal = this.nextGoal(done);
			await this.readPages(done + 1, goal);
			done = goal;
		}
		return this.read;
	}

	/** The page up to which to read, when all up to `done` are here. */
	private nextGoal(done: number): number {
		if (this.read.keys.size >= this.request.wanted || this.end <= done) return done;
		const announced = this.pagesFor(Math.min(this.read.total, this.request.wanted));
		if (announced > done) return announced;
		return this.lastHasMore ? done + 1 : done;
	}

	private pagesFor(contacts: number): number {
		return Math.max(1, Math.ceil(contacts / this.pageSize));
	}

	private async fetch(page: number): Promise<ContactPage> {
		return await this.request.fetchPage(page, this.request.pageSize);
	}

	/** Reads the pages `from` to `to`, several at a time. */
	private async readPages(from: number, to: number): Promise<void> {
		let next = from;
		const work = async () => {
			while (next <= Math.min(to, this.end)) {
				const page = next++;
				this.take(page, await this.fetch(page));
			}
		};
		const workers = Array.from({ length: Math.min(this.request.concurrency, to - from + 1) }, work);
		await Promise.all(workers).finally(() => {
			// When one has failed, the others start nothing more.
			next = Infinity;
		});
	}

	private take(page: number, answer: ContactPage): void {
		const { contacts, total, hasMore } = answer;
		const { keys } = this.read;
		const known = keys.size;
		for (const contact of contacts) keys.add(contactKey(contact));
		const fresh = keys.size - known;
		this.checkEnd(page, answer);
		if (this.isBarren(answer, fresh)) this.breakOff(page);
		this.read.agreed &&= total === this.firstTotal;
		this.read.total = total;
		if (page > this.read.pages.length) this.lastHasMore = hasMore;
		this.read.pages[page - 1] = contacts;
		if (contacts.length === 0 || (!hasMore && page * this.pageSize >= total)) {
			this.end = Math.min(this.end, page);
		}
		this.request.onPage(answer);
	}

	/** One page behind the announced end can be a contact added meanwhile; two cannot. */
	private checkEnd(page: number, { total, hasMore }: ContactPage): void {
		if (!hasMore || page <= this.pagesFor(total)) return;
		throw new BrokenContract(
			`Page ${page} announces more contacts, yet ${total} in all, which earlier pages cover`,
		);
	}

	/** Whether a whole page brought nobody new. The last, short one may: someone moved to the end. */
	private isBarren({ contacts, hasMore }: ContactPage, fresh: number): boolean {
		return fresh === 0 && contacts.length > 0 && (hasMore || contacts.length >= this.pageSize);
	}

	/** Many contacts added in front at once look like this too, so it is for the next read to tell. */
	private breakOff(page: number): void {
		this.end = 0;
		this.read.suspicion ??= `Page ${page} repeats contacts of earlier pages and brings no new one`;
	}
}

/**
 * Reads a list once, from its first page to its last: the first page alone, as it tells the total, the
 * others several at a time. Stops early when `wanted` different contacts are there.
 *
 * @throws {BrokenContract} if the pages contradict each other in a way that no change of the list explains
 */
export async function readList(request: ListRequest): Promise<ListRead> {
	return await new ListReader(request).run();
}
