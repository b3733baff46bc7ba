import { collect, type CollectRequest } from '../../nodes/Wachat/contacts/collect';
import type { Contact } from '../../nodes/Wachat/contacts/contact';

/** What the server holds at each request, in order: the whole list, from which it cuts the page. */
type Moment = Array<Contact['id']>;

const numbers = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Collects from a server whose list is another one at each request; the last one stays. */
async function collectThrough(moments: Moment[], options: Partial<CollectRequest> = {}) {
	const asked: Array<{ page: number; limit: number }> = [];
	const fetchPage: CollectRequest['fetchPage'] = async (page, limit) => {
		const list = moments[Math.min(asked.length, moments.length - 1)];
		asked.push({ page, limit });
		// A page behind the end is not found.
		if (page > 1 && (page - 1) * limit >= list.length) return undefined;
		const contacts = list.slice((page - 1) * limit, page * limit).map((id) => ({ id }));
		return { contacts, total: list.length, hasMore: page * limit < list.length };
	};
	const collection = await collect({ fetchPage, concurrency: 1, ...options });
	return { ...collection, ids: collection.contacts.map(({ id }) => id), asked };
}

const LIST = numbers(1, 150);
/** The list when a contact of page 2 has moved to the front: one of page 1 comes again, the mover does not. */
const moved = (id: number) => [id, ...LIST.filter((one) => one !== id)];

describe('a list in which contacts only move', () => {
	it('is proved by two reads that have seen everybody together', async () => {
		const { proved, reads, ids } = await collectThrough([LIST, moved(120), LIST, moved(130)]);
		expect({ proved, reads }).toEqual({ proved: true, reads: 2 });
		expect([...ids].sort((one, other) => Number(one) - Number(other))).toEqual(LIST);
		// The newest read's order, then whom it missed.
		expect(ids.slice(-1)).toEqual([130]);
	});

	it('is not proved while somebody was never seen', async () => {
		const { proved, reads, ids, announced } = await collectThrough([
			...[LIST, moved(120), LIST, moved(120), LIST, moved(120)],
		]);
		expect({ proved, reads, announced }).toEqual({ proved: false, reads: 3, announced: 150 });
		expect(ids).toHaveLength(149);
	});
});

describe('a list to which somebody was added, and from which another was deleted', () => {
	it('is not proved by reads that have seen as many, together', async () => {
		const added = [...LIST, 151];
		const deleted = added.filter((id) => id !== 7);
		// 101 slips from page 2 to page 1 when 7 is deleted, and 7 stands in for it.
		const { reads, proved, ids } = await collectThrough([added, deleted]);
		expect({ reads, proved }).toEqual({ reads: 2, proved: true });
		expect(ids).toEqual(deleted);
	});

	it('is not proved by an unchanged total while a page was not found', async () => {
		const list = numbers(1, 101);
		const deleted = list.filter((id) => id !== 50);
		const added = [...deleted, 201];
		const last = [101, ...added.filter((id) => id !== 101)];
		// 101 is on page 2 while page 1 is read, and the other way round; 50 stands in for it.
		const { ids, reads } = await collectThrough([list, deleted, added, last]);
		expect({ reads, ids }).toEqual({ reads: 3, ids: last });
	});
});

describe('verify', () => {
	it('takes two reads of a quiet list', async () => {
		const { reads, proved, ids } = await collectThrough([LIST], { verify: true });
		expect({ reads, proved, ids }).toEqual({ reads: 2, proved: true, ids: LIST });
	});

	it('does not take two reads for the same that only have the same size', async () => {
		const exchanged = [...LIST.slice(1), 999];
		const { reads, proved, ids } = await collectThrough([LIST, LIST, exchanged], { verify: true });
		expect({ reads, proved, ids }).toEqual({ reads: 3, proved: true, ids: exchanged });
	});

	it('does not take two reads for certain that miss the same contact', async () => {
		const { reads, proved } = await collectThrough(
			[LIST, moved(120), LIST, moved(120), LIST, moved(120)],
			{ verify: true },
		);
		expect({ reads, proved }).toEqual({ reads: 3, proved: false });
	});

	it('reads once when there is a limit', async () => {
		const { reads } = await collectThrough([LIST], { verify: true, limit: 20 });
		expect(reads).toBe(1);
	});
});

describe('a limit', () => {
	it.each([
		[1, [[1, 1]]],
		[30, [[1, 30]]],
		[100, [[1, 100]]],
		[
			101,
			[
				[1, 51],
				[2, 51],
			],
		],
		[
			120,
			[
				[1, 60],
				[2, 60],
			],
		],
	])('of %i takes these pages and sizes: %j', async (limit, pages) => {
		const { asked, ids } = await collectThrough([LIST], { limit });
		expect(asked.map((one) => [one.page, one.limit])).toEqual(pages);
		expect(ids).toEqual(LIST.slice(0, limit));
	});

	it('reads one page more when somebody came twice', async () => {
		const { asked, ids, reads } = await collectThrough(
			[numbers(1, 300), [300, ...numbers(1, 299)]],
			{
				limit: 120,
			},
		);
		expect(asked.map(({ page }) => page)).toEqual([1, 2, 3]);
		expect({ reads, different: new Set(ids).size }).toEqual({ reads: 1, different: 120 });
	});

	it('reads again when the list has as many but the pages did not bring them', async () => {
		const list = numbers(1, 120);
		const { ids, reads, proved } = await collectThrough(
			[list, [120, ...numbers(1, 119)], [...list, 121], [121, ...list]],
			{ limit: 120 },
		);
		expect({ reads, proved, different: new Set(ids).size }).toEqual({
			reads: 2,
			proved: true,
			different: 120,
		});
	});

	it('larger than the list gives the list', async () => {
		const { ids, proved } = await collectThrough([LIST], { limit: 1000 });
		expect({ ids, proved }).toEqual({ ids: LIST, proved: true });
	});
});

describe('a list whose end moves', () => {
	it('is read on when it has grown meanwhile', async () => {
		const { asked, ids, reads } = await collectThrough([numbers(1, 200), numbers(1, 201)]);
		expect(asked.map(({ page }) => page).slice(0, 3)).toEqual([1, 2, 3]);
		expect({ reads, ids }).toEqual({ reads: 2, ids: numbers(1, 201) });
	});

	it('is read on when a page announces more than its own total covers', async () => {
		let requests = 0;
		const all = numbers(1, 201).map((id) => ({ id }));
		const fetchPage: CollectRequest['fetchPage'] = async (page) => ({
			contacts: all.slice((page - 1) * 100, page * 100),
			// Counted a moment before the contacts were looked up.
			total: ++requests < 3 ? 200 : 201,
			hasMore: page < 3,
		});
		const { contacts } = await collect({ fetchPage, concurrency: 1 });
		expect(contacts).toEqual(all);
	});

	it.each([
		[1000, 150, [1, 2]],
		[1000, 200, [1, 2]],
		[1000, 100, [1, 2]],
	])('of %i is not read beyond its new end at %i', async (before, after, pages) => {
		const { asked } = await collectThrough([numbers(1, before), numbers(1, after)]);
		expect(asked.map(({ page }) => page).slice(0, 3)).toEqual([...pages, 1]);
	});

	it.each([0, 1, 99, 100])('is one request for %i contacts', async (count) => {
		const { asked, proved } = await collectThrough([numbers(1, count)]);
		expect({ requests: asked.length, proved }).toEqual({ requests: 1, proved: true });
	});
});

describe('a page that brings nobody new', () => {
	const many = numbers(1, 400);
	const withHundredInFront = [...numbers(1001, 1100), ...many];

	it('is forgiven if the next read goes well: many may have been added in front', async () => {
		const { ids, reads, proved } = await collectThrough([many, withHundredInFront]);
		expect({ reads, proved, ids }).toEqual({ reads: 2, proved: true, ids: withHundredInFront });
	});

	it('is forgiven in each read that brings somebody new', async () => {
		const twoHundredInFront = [...numbers(2001, 2100), ...withHundredInFront];
		const { ids, reads, proved } = await collectThrough([
			...[many, withHundredInFront, withHundredInFront, withHundredInFront, withHundredInFront],
			...[withHundredInFront, twoHundredInFront],
		]);
		expect({ reads, proved, ids }).toEqual({ reads: 3, proved: true, ids: twoHundredInFront });
	});

	it('is forgiven at the end of a list to which somebody moved', async () => {
		const list = numbers(1, 101);
		const { ids, proved, reads } = await collectThrough([list, [...numbers(2, 101), 1]]);
		expect({ proved, reads }).toEqual({ proved: true, reads: 2 });
		expect(ids).toHaveLength(101);
	});
});
