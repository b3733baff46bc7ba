import type { ContactList } from './contactList.mts';
import type { Effect, PageEffect } from './faults.mts';
import type { ContactsPage, ContactsQuery } from './types.mts';

/** What a server that never ends gives past its end. */
const beyond = {
	repeated: (list: ContactList, { total, limit }: ContactsPage, query: ContactsQuery) =>
		list.page({ ...query, page: Math.max(1, Math.ceil(total / limit)) }).contacts,
	empty: () => [],
	fresh: (list: ContactList, { limit }: ContactsPage) =>
		Array.from({ length: limit }, () => list.newContact()),
};

/** Top-level members overwritten: this works on every answer of the API. */
export function overwrite(answer: object, { set }: PageEffect): object {
	return { ...answer, ...set };
}

/** A page of the list, as far as the effect leaves it as it is. */
export function readUnder(effect: Effect, list: ContactList, query: ContactsQuery): object {
	const { ignorePage, endless, firstEntry } = effect;
	const page = list.page(ignorePage ? { ...query, page: 1 } : query);
	if (ignorePage === 'echo asked') page.page = query.page;
	if (endless) {
		if (!page.contacts.length) page.contacts = beyond[endless](list, page, query);
		page.count = page.contacts.length;
		page.hasMore = true;
	}
	const [first, ...others] = page.contacts;
	const spoilt = firstEntry !== undefined && first !== undefined;
	return overwrite({ ...page, ...(spoilt && { contacts: [firstEntry, ...others] }) }, effect);
}
