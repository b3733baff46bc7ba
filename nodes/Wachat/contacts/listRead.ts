import type { Contact } from './contact';

/** What one read of the list, from its first page to its last, has seen. */
export interface ListRead {
	/** Contacts by page, in the list's order. */
	pages: Contact[][];
	/** The different contacts on them. */
	keys: Set<string>;
	/** Those that came more than once. */
	repeated: Set<string>;
	/** How many contacts came, each counted as often as it came. */
	held: number;
	/** How many contacts the server puts on a page: it may be fewer, or more, than it was asked for. */
	pageSize: number;
	/** Whether all pages announced the same total. */
	agreed: boolean;
	/** Whether a page that was announced was not there: the list got shorter, and no total tells. */
	shortened: boolean;
	/** The totals that the first and the newest page announced. */
	firstTotal: number;
	total: number;
	/** What may be a broken server, or a list that changed: for the next read to tell. */
	suspicion?: string;
	/** What cannot be right, unless everybody is here all the same. */
	contradiction?: string;
	/** Whether most pages brought nobody new, so that the read ended early. */
	brokenOff: boolean;
}
