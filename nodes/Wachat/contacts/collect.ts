import { contactKey, isOlder, type Contact } from './contact';
import type { ContactPage } from './contactPage';
import { BrokenContract } from './brokenContract';
import { readList, type FetchPage, type ListRead } from './readList';

/** The API's largest page. */
export const MAX_PAGE_SIZE = 100;

/** A list that is still not proved complete after this many reads changes too fast to be. */
export const MAX_READS = 3;

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

/** Everything that all reads together have seen. */
class Census {
	/** The newest version of every contact, by its key. */
	readonly contacts = new Map<string, Contact>();
	/** The newest announced total. */
	total = 0;
	/** Whether no answer announced another total than the first one: contacts may have moved, at most. */
	steady = true;
	private firstTotal: number | undefined;

	readonly add = ({ contacts, total }: ContactPage): void => {
		this.firstTotal ??= total;
		this.steady &&= total === this.firstTotal;
		this.total = total;
		for (const contact of contacts) {
			const key = contactKey(contact);
			const known = this.contacts.get(key);
			if (known === undefined || !isOlder(contact, known)) this.contacts.set(key, contact);
		}
	};
}

/** The page size that needs the fewest pages for `limit` contacts, and among those wastes least. */
function pageSizeFor(limit: number): number {
	return limit === Infinity ? MAX_PAGE_SIZE : Math.ceil(limit / Math.ceil(limit / MAX_PAGE_SIZE));
}

/** Everybody announced came, and no total changed meanwhile. */
function isFull(read: ListRead): boolean {
	return read.agreed && read.keys.size === read.total;
}

/** Both reads hold the same contacts. */
function isSame(one: ReadonlySet<string>, other: ReadonlySet<string> | undefined): boolean {
	if (one.size !== other?.size) return false;
	for (const key of one) if (!other.has(key)) return false;
	return true;
}

/** Pages that repeat in two reads, though the total stands still, or in all reads, have no good reason. */
function assertTrustworthy({ suspicion, agreed }: ListRead, reads: number): void {
	if (suspicion !== undefined && (agreed || reads === MAX_READS)) {
		throw new BrokenContract(suspicion);
	}
}

/**
 * The read's contacts in the list's order, each once, in its newest version, `limit` at most. Takes them out
 * of the census, which is what lets each come only once.
 */
function takeInOrder({ pages }: ListRead, census: Census, limit: number): Contact[] {
	const taken: Contact[] = [];
	for (const page of pages) {
		for (const entry of page) {
			if (taken.length === limit) return taken;
			const key = contactKey(entry);
			const newest = census.contacts.get(key);
			if (newest === undefined) continue;
			taken.push(newest);
			census.contacts.delete(key);
		}
	}
	return taken;
}

/** The contacts of the newest read, then those that only earlier ones saw. */
function takeEverybody(read: ListRead, census: Census, limit: number): Contact[] {
	const taken = takeInOrder(read, census, limit);
	for (const contact of census.contacts.values()) {
		if (taken.length === limit) break;
		taken.push(contact);
	}
	return taken;
}

/**
 * Collects contacts until they are proved to be all that was asked for, although the list may change
 * between two of its pages. A read proves itself if every page announces the same total and as many
 * different contacts came. Otherwise something changed: the list is read again and the reads are merged,
 * {@link MAX_READS} times at most. If nobody was added or deleted meanwhile, it is enough that all reads
 * together have seen everybody.
 *
 * One change cannot be told by counting: a deletion and an addition between the same two answers. `verify`
 * finds it by comparing two reads.
 *
 * @throws {BrokenContract} if the answers contradict the API's documentation; and whatever `fetchPage` throws
 */
export async function collect(request: CollectRequest): Promise<Collection> {
	const { fetchPage, limit = Infinity } = request;
	const verify = request.verify === true && limit === Infinity;
	const census = new Census();
	let former: Pick<ListRead, 'keys' | 'suspicion'> | undefined;
	for (let reads = 1; ; reads++) {
		const read = await readList({
			fetchPage,
			wanted: limit,
			pageSize: pageSizeFor(limit),
			// Whoever repeats a page once may have been overtaken by changes; looked at one by one, they show.
			concurrency: former?.suspicion === undefined ? request.concurrency : 1,
			onPage: census.add,
		});
		if (former?.suspicion !== undefined) assertTrustworthy(read, reads);
		const outcome = { announced: census.total, reads, proved: true };
		const exact = verify
			? isFull(read) && isSame(read.keys, former?.keys)
			: isFull(read) || read.keys.size >= limit;
		// Whom only earlier reads saw was deleted since, and is left out.
		if (exact) return { ...outcome, contacts: takeInOrder(read, census, limit) };
		const seen = census.contacts.size;
		const covered = !verify && (seen >= limit || (census.steady && seen === census.total));
		if (covered || reads === MAX_READS) {
			return { ...outcome, proved: covered, contacts: takeEverybody(read, census, limit) };
		}
		// Its pages are not needed any more, and may be large.
		former = { keys: read.keys, suspicion: read.suspicion };
	}
}
