import type { ContactPage } from './contactPage';
import type { ListRead } from './listRead';
import { ListTally } from './listTally';

/**
 * Reads one page; `page` counts from 1, `limit` is the page size (1 to 100). Undefined if the list has no
 * such page, which only a page behind the first may be.
 */
export type FetchPage = (page: number, limit: number) => Promise<ContactPage | undefined>;

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

/**
 * Reads a list once, from its first page to its last: the first page alone, as it tells the total, the
 * others several at a time. Stops early when `wanted` different contacts are there, when most pages bring
 * nobody new, and when the list grows too far meanwhile.
 *
 * @throws {BrokenContract} if a page contradicts itself in a way that no change of the list explains
 */
export async function readList(request: ListRequest): Promise<ListRead> {
	const { fetchPage, wanted, pageSize, concurrency, onPage } = request;
	const tally = new ListTally(wanted, pageSize);
	let next = 1;
	let failed = false;
	const readNext = async () => {
		const page = next++;
		const answer = await fetchPage(page, pageSize);
		if (answer !== undefined) onPage(answer);
		tally.take(page, answer);
	};
	const isMore = () => !failed && next <= tally.lastPage();
	const work = async () => {
		while (isMore()) await readNext();
	};
	// Alone, as it tells how many others there are.
	await readNext();
	while (isMore()) {
		const workers = Math.min(concurrency, tally.lastPage() - next + 1);
		await Promise.all(Array.from({ length: workers }, work)).catch(async (error: unknown) => {
			// When one has failed, the others start nothing more.
			failed = true;
			await Promise.reject(error);
		});
	}
	return tally.result();
}
