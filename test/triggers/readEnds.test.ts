import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import { readEnds, type Known } from '../../nodes/Wachat/contacts/readEnds';

const KNOWN_AT = 1_780_000_000;
const newestFirst: Known = {
	order: { by: 'updatedAt', newestFirst: true },
	newest: KNOWN_AT * 1000,
};

/** Contacts that changed at these moments, in seconds. */
const changedAt = (...moments: number[]): Contact[] =>
	moments.map((updatedAt, index) => ({ id: index + 1, updatedAt }));

const repeat = (count: number, moment: number) => Array<number>(count).fill(moment);

/** A server with these contacts; `edit` changes its answers. */
function pagesOf(contacts: Contact[], edit: (page: ContactPage, number: number) => ContactPage) {
	return async (page: number, limit: number) => {
		const found = contacts.slice((page - 1) * limit, page * limit);
		const hasMore = page * limit < contacts.length;
		return edit({ contacts: found, total: contacts.length, hasMore }, page);
	};
}

const asItIs = (page: ContactPage) => page;

it('goes on while others may have changed at the same moment as the newest one known', async () => {
	const list = changedAt(...repeat(250, KNOWN_AT), ...repeat(200, KNOWN_AT - 1));
	const ends = await readEnds(pagesOf(list, asItIs), newestFirst);
	expect(ends?.contacts.slice(0, 300)).toEqual(list.slice(0, 300));
});

it('gives up when nearly everything is news', async () => {
	const list = changedAt(...repeat(1100, KNOWN_AT + 1), ...repeat(200, KNOWN_AT - 1));
	expect(await readEnds(pagesOf(list, asItIs), newestFirst)).toBeUndefined();
});

it.each<[string, Known]>([
	['sorted in a known way', newestFirst],
	[
		'sorted the other way round',
		{ ...newestFirst, order: { by: 'updatedAt', newestFirst: false } },
	],
	['not known to be sorted', { newest: -Infinity }],
])('a list that is %s is left to a whole read when it begins with nobody', async (_, known) => {
	const asked: number[] = [];
	const pages = pagesOf(changedAt(...repeat(250, KNOWN_AT)), (page, number) => {
		asked.push(number);
		return number === 1 ? { ...page, contacts: [] } : page;
	});
	expect(await readEnds(pages, known)).toBeUndefined();
	expect(asked).toEqual([1]);
});

describe('a list that changes meanwhile is left to a whole read:', () => {
	const list = changedAt(...Array.from({ length: 450 }, (_, index) => KNOWN_AT + 10 - index));

	it.each<[string, (page: ContactPage, number: number) => ContactPage]>([
		['another total', (page, number) => (number === 5 ? { ...page, total: 451 } : page)],
		['more pages', (page, number) => (number === 5 ? { ...page, hasMore: true } : page)],
		[
			'a page that is short',
			(page, number) => (number === 5 ? { ...page, contacts: page.contacts.slice(1) } : page),
		],
		[
			'another order at the other end',
			(page, number) => (number === 5 ? { ...page, contacts: [...page.contacts].reverse() } : page),
		],
		[
			'somebody at the other end who belongs to this one',
			(page, number) =>
				number === 5
					? { ...page, contacts: [{ id: 1, updatedAt: KNOWN_AT + 20 }, ...page.contacts.slice(1)] }
					: page,
		],
	])('%s', async (_, edit) => {
		expect(await readEnds(pagesOf(list, asItIs), newestFirst)).toBeDefined();
		expect(await readEnds(pagesOf(list, edit), newestFirst)).toBeUndefined();
	});
});
