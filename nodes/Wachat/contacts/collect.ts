import { contactKey, isOlder, type Contact } from './contact';
import type { ContactPage } from './contactPage';
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
	/** How many deletions the totals have shown. */
	deletions = 0;

	readonly add = ({ contacts, total }: ContactPage): void => {
		this.deletions += Math.max(0, this.total - total);
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

/** Nobody can have been missed: no total changed, nobody moved, and everybody announced was there. */
function isComplete(read: ListRead): boolean {
	return read.agreed && !read.repeated && read.keys.size === read.total;
}

/**
 * Everybody ever announced has been seen: those that the newest total counts, and those deleted since.
 * Without the deletions, a deleted contact would stand in for one that was missed.
 */
function isCovered(census: Census, limit: number): boolean {
	return census.contacts.size >= Math.min(limit, census.total + census.deletions);
}

/** Both reads hold the same contacts, and as many as are announced. */
function isConfirmed(read: ListRead, former: ListRead | undefined): boolean {
	if (former?.keys.size !== read.keys.size || read.keys.size < read.total) return false;
	for (const key of read.keys) if (!former.keys.has(key)) return false;
	return true;
}

/** Takes the read's contacts out of the census: in the list's order, each once, in its newest version. */
function takeInOrder(read: ListRead, census: Census, limit: number): Contact[] {
	const taken: Contact[] = [];
	for (const page of read.pages) {
		for (const { id } of page) {
			if (taken.length === limit) return taken;
			const key = String(id);
			const contact = census.contacts.get(key);
			if (contact === undefined) continue;
			census.contacts.delete(key);
			taken.push(contact);
		}
	}
	return taken;
}

/** The contacts of the newest read, then those that only earlier ones saw. */
function takeAll(read: ListRead, census: Census, limit: number): Contact[] {
	const taken = takeInOrder(read, census, limit);
	for (const contact of census.contacts.values()) {
		if (taken.length === limit) break;
		taken.push(contact);
	}
	return taken;
}

/**
 * Collects contacts until they are proved to be all that was asked for, although the list may change
 * between two of its pages. A read proves itself if every page announces the same total, nobody came
 * twice, and everybody announced came. Otherwise something changed: the list is read again and the reads
 * are merged, {@link MAX_READS} times at most.
 *
 * One change cannot be told by counting: a deletion and an addition in the same moment. `verify` finds it
 * by comparing two reads.
 *
 * @throws {BrokenContract} if the answers contradict the API's documentation; and whatever `fetchPage` throws
 */
export async function collect(request: CollectRequest): Promise<Collection> {
	const { fetchPage, concurrency, limit = Infinity } = request;
	const verify = request.verify === true && limit === Infinity;
	const census = new Census();
	const readOnce = async () =>
		await readList({
			fetchPage,
			wanted: limit,
			pageSize: pageSizeFor(limit),
			concurrency,
			onPage: census.add,
		});

	let former: ListRead | undefined;
	for (let reads = 1; ; reads++) {
		const read = await readOnce();
		const outcome = { announced: census.total, reads, proved: true };
		const exact = verify ? isConfirmed(read, former) : isComplete(read) || read.keys.size >= limit;
		// Whom only earlier reads saw was deleted since, and is left out.
		if (exact) return { ...outcome, contacts: takeInOrder(read, census, limit) };
		const covered = !verify && isCovered(census, limit);
		if (covered || reads === MAX_READS) {
			return { ...outcome, proved: covered, contacts: takeAll(read, census, limit) };
		}
		former = read;
	}
}
