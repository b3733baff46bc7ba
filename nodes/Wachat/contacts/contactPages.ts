import { isNotFound } from '../transport/requestFailure';
import type { WachatClient } from '../transport/wachatRequest';
import { readContactPage } from './contactPage';
import { Pace } from './pace';
import type { FetchPage } from './readList';

/** Which contacts a list holds. */
export interface ContactsQuery {
	/** The instance's API name (`apiInstanceName`). */
	instanceName: string;
	/** Text to search for; left out or empty for none. */
	q?: string;
	/** Whether groups that are saved as contacts are among them; left out, they are not. */
	includeGroups?: boolean;
}

export interface Pacing {
	/** How many pages are read at the same time, from 1. */
	concurrency: number;
	/** The clock, in milliseconds. */
	now: () => number;
	/** Waits that many milliseconds. */
	sleep: (milliseconds: number) => Promise<void>;
}

/** A list that got shorter may have no such page: what is behind the end, the documentation does not say. */
async function nothingIfNotFound(error: unknown): Promise<undefined> {
	return isNotFound(error) ? undefined : await Promise.reject(error);
}

/**
 * Reads and checks the pages of one contact list, keeping their requests a little apart.
 *
 * @throws (each page) what the client throws, and {@link BrokenContract} if an answer is no page of this list
 */
export function contactPages(
	client: Pick<WachatClient, 'get'>,
	{ instanceName, q, includeGroups }: ContactsQuery,
	{ concurrency, now, sleep }: Pacing,
): FetchPage {
	// No answers come at once before the first page is here, and as many requests as may be in flight.
	const pace = new Pace({ free: 1 + concurrency, now, sleep });
	return async (page, limit) => {
		await pace.turn();
		const query = {
			...{ instanceName, page, limit },
			...(q ? { q } : {}),
			...(includeGroups ? { includeGroups } : {}),
		};
		const reading = pace
			.time(async () => await client.get('/contacts', query))
			.then((answer) => readContactPage(answer, { instanceName, page, limit }));
		return await (page === 1 ? reading : reading.catch(nothingIfNotFound));
	};
}
