import { readEnds, type Known } from '../../nodes/Wachat/contacts/readEnds';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import type { Contact } from '../../nodes/Wachat/contacts/contact';

type Page = ContactPage | undefined;

/** Contacts with the IDs from one number to another, rising or falling. */
function ids(first: number, last: number): Contact[] {
	const step = first <= last ? 1 : -1;
	return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => ({ id: first + i * step }));
}

/** A server that holds a list, with a look at what it is asked for. */
function serverOf(contacts: Contact[], size = 100, change?: (page: Page, number: number) => Page) {
	const asked: number[] = [];
	const fetchPage = async (number: number) => {
		asked.push(number);
		const shown = contacts.slice((number - 1) * size, number * size);
		const page = {
			contacts: shown,
			total: contacts.length,
			hasMore: number * size < contacts.length,
		};
		return await Promise.resolve(change ? change(page, number) : page);
	};
	const read = async (known: Known) => await readEnds(fetchPage, known);
	return { asked, read };
}

const falling = { by: 'id', newestFirst: true } as const;
const rising = { by: 'id', newestFirst: false } as const;

describe('The ends of a list', () => {
	it.each([
		['falling', ids(500, 1), falling],
		['rising', ids(1, 500), rising],
		['unknown', ids(1, 500), undefined],
	])('are two pages where nothing is new: %s', async (_what, contacts, order) => {
		const { asked, read } = serverOf(contacts);
		const ends = await read({ order, newest: 500 });
		expect(ends).toEqual({
			contacts: [...contacts.slice(0, 100), ...contacts.slice(400)],
			total: 500,
		});
		expect(asked).toEqual([1, 5]);
	});

	it('go on to where the known ones begin, in the order of the list', async () => {
		const fromFront = serverOf(ids(500, 1));
		expect((await fromFront.read({ order: falling, newest: 300 }))?.contacts).toEqual([
			...ids(500, 201),
			...ids(100, 1),
		]);
		expect(fromFront.asked).toEqual([1, 2, 3, 5]);
		const fromBack = serverOf(ids(1, 500));
		expect((await fromBack.read({ order: rising, newest: 301 }))?.contacts).toEqual([
			...ids(1, 100),
			...ids(301, 500),
		]);
		expect(fromBack.asked).toEqual([1, 5, 4]);
	});

	it('go on behind those of the same moment: others may have come with them', async () => {
		const contacts = ids(1, 300).map((one) => ({ ...one, updatedAt: '2026-06-01T00:00:00.000Z' }));
		const newest = Date.parse('2026-06-01T00:00:00.000Z');
		const { asked, read } = serverOf(contacts);
		await read({ order: { by: 'updatedAt', newestFirst: true }, newest });
		expect(asked).toEqual([1, 2, 3]);
	});

	it('are the whole list where it has one page, or nobody', async () => {
		const one = serverOf(ids(3, 1));
		expect(await one.read({ order: falling, newest: 3 })).toEqual({
			contacts: ids(3, 1),
			total: 3,
		});
		expect(one.asked).toEqual([1]);
		const nobody = serverOf([]);
		expect(await nobody.read({ newest: 0 })).toEqual({ contacts: [], total: 0 });
	});

	it('are found where a server holds less on a page than it was asked for', async () => {
		const { asked, read } = serverOf(ids(120, 1), 50);
		expect((await read({ order: falling, newest: 120 }))?.contacts).toHaveLength(70);
		expect(asked).toEqual([1, 3]);
	});

	it.each([
		[10, 1000, true],
		[11, 1100, false],
	])('are not looked for through more than ten pages of news: %i', async (pages, size, isRead) => {
		const { asked, read } = serverOf(ids(size, 1));
		expect((await read({ order: falling, newest: 0 })) !== undefined).toBe(isRead);
		expect(asked).toHaveLength(Math.min(pages, 10));
	});

	it.each<[string, (page: ContactPage, number: number) => Page]>([
		['a first page that is not there', () => undefined],
		['a last page that is not there', (page, number) => (number === 1 ? page : undefined)],
		['a first page without contacts', (page) => ({ ...page, contacts: [] })],
		['another total', (page, number) => ({ ...page, total: 299 + number })],
		[
			'a page too short',
			(page, number) => (number === 3 ? { ...page, contacts: page.contacts.slice(1) } : page),
		],
		['more behind the last page', (page) => ({ ...page, hasMore: true })],
		['no more behind the first', (page) => ({ ...page, hasMore: false })],
		['another order', (page) => ({ ...page, contacts: [...page.contacts].reverse() })],
	])('are not taken from %s', async (_what, change) => {
		const { read } = serverOf(ids(300, 1), 100, (page, number) => page && change(page, number));
		expect(await read({ order: falling, newest: 300 })).toBeUndefined();
	});

	it('are not taken where a page of news is not there', async () => {
		const gone = serverOf(ids(400, 1), 100, (page, number) => (number === 2 ? undefined : page));
		expect(await gone.read({ order: falling, newest: 100 })).toBeUndefined();
	});
});
