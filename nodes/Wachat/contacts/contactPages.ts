import type { WachatClient } from '../transport/wachatRequest';
import { readContactPage } from './contactPage';
import type { FetchPage } from './readList';

/** What to ask for, beside page and page size. */
export interface ContactsQuery {
	/** The instance's API name. */
	instanceName: string;
	/** Text to search for. */
	q?: string;
	includeGroups?: boolean;
}

/** Reads and checks the pages of one list of contacts. */
export function contactPages(client: Pick<WachatClient, 'get'>, query: ContactsQuery): FetchPage {
	const { instanceName } = query;
	return async (page, limit) => {
		const answer = await client.get('/contacts', { ...query, page, limit });
		return readContactPage(answer, { instanceName, page, limit });
	};
}
