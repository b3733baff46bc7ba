import { BrokenContract } from './brokenContract';
import { Census } from './census';
import type { Contact } from './contact';
import { contradictionIn, isSame, MAX_READS, steadyTotal, type PastRead } from './contradiction';
import type { ListRead } from './listRead';
import { otherPageSize, pageSizeFor } from './pageSize';
import { readList, type FetchPage } from './readList';

export interface CollectRequest {
	fetchPage: FetchPage;
	/** How many contacts to collect, from 1; left out, all. */
	limit?: number;
	/** Pages in flight at the same time, from 1. */
	concurrency: number;
	/** Read the whole list until two reads in a row hold the same contacts. */
	verify?: boolean;
}

export interface Collection {
	/** Each contact once, in the list's order, in its newest version. */
	contacts: Contact[];
	/** How many contacts the newest answer announced. */
	announced: number;
	/** How many times the list was read. */
	reads: number;
	/** Whether the contacts are proved to be all that was asked for. */
	proved: boolean;
}

/** Everybody announced came, and no total changed meanwhile. */
function isFull(read: Omit<ListRead, 'pages'>): boolean {
	return read.agreed && read.keys.size === read.total;
}

class Collector {
	private readonly census = new Census();
	/** The reads that settled nothing. */
	private readonly past: PastRead[] = [];
	private reads = 0;
	private readonly limit: number;
	private readonly verify: boolean;
	private pageSize: number;

	constructor(private readonly request: CollectRequest) {
		this.limit = request.limit ?? Infinity;
		this.verify = request.verify === true && this.limit === Infinity;
		this.pageSize = pageSizeFor(this.limit);
	}

	async run(): Promise<Collection> {
		for (;;) {
			const known = this.census.size;
			const { pages, ...read } = await this.readOnce();
			if (read.contradiction !== undefined && !isFull(read)) {
				throw new BrokenContract(read.contradiction);
			}
			// Whom only earlier reads saw was deleted since, and is left out.
			if (this.isProof(read)) return this.result(true, this.census.handOver(pages, this.limit));
			this.past.push({ ...read, newcomers: this.census.size - known });
			const settled = this.isSettled();
			if (settled || this.past.length === MAX_READS) {
				return this.result(settled, this.census.handOverAll(pages, this.limit));
			}
			this.pageSize = otherPageSize(Math.min(this.pageSize, read.pageSize));
		}
	}

	private async readOnce(): Promise<ListRead> {
		this.reads++;
		return await readList({
			fetchPage: this.request.fetchPage,
			wanted: this.limit,
			pageSize: this.pageSize,
			// Where most pages repeated, reading one at a time wastes fewest requests.
			concurrency: this.past.at(-1)?.brokenOff ? 1 : this.request.concurrency,
			onPage: this.census.add,
		});
	}

	/** Whether this read alone, or with the one before it if asked to verify, proves that nobody is missing. */
	private isProof(read: Omit<ListRead, 'pages'>): boolean {
		if (!this.verify) return isFull(read) || read.keys.size >= this.limit;
		const former = this.past.at(-1);
		if (former === undefined || !isFull(former)) return false;
		return isFull(read) && isSame(read.keys, former.keys);
	}

	/**
	 * Whether all reads together have seen everybody; verifying wants more than that.
	 *
	 * @throws {BrokenContract} if they have not, and not because the list changed
	 */
	private isSettled(): boolean {
		const { size } = this.census;
		const onlyMoved = !this.past.some(({ shortened }) => shortened);
		if (size >= this.limit || (onlyMoved && size === steadyTotal(this.past))) return !this.verify;
		const sentence = contradictionIn(this.past);
		if (sentence !== undefined) throw new BrokenContract(sentence);
		return false;
	}

	private result(proved: boolean, contacts: Contact[]): Collection {
		return { contacts, announced: this.census.total, reads: this.reads, proved };
	}
}

/**
 * Collects contacts until they are proved to be all that was asked for, although the list may change
 * between two of its pages. A read proves itself if every page announces the same total and as many
 * different contacts came. Otherwise something changed: the list is read again, with pages that end
 * elsewhere, and the reads are merged, {@link MAX_READS} times at most. If nobody was added or deleted
 * meanwhile, it is enough that all reads together have seen everybody.
 *
 * One change cannot be told by counting: a deletion and an addition between the same two answers. `verify`
 * finds it by comparing two reads.
 *
 * @throws {BrokenContract} if the answers contradict the API's documentation, or each other in a way that
 *   no change of the list explains; and whatever `fetchPage` throws
 */
export async function collect(request: CollectRequest): Promise<Collection> {
	return await new Collector(request).run();
}
