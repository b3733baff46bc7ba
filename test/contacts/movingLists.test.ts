import { collect, type CollectRequest } from '../../nodes/Wachat/contacts/collect';
import { VirtualClock } from '../transport/virtualClock';
import { ChangingList } from './changingList';

type Options = Partial<CollectRequest>;

/** Collects from a list to which `before` does something before each answer; it counts them from 1. */
async function collectFrom(
	list: ChangingList,
	before: (answer: number, page: number) => void,
	options: Options = {},
) {
	const asked: Array<{ page: number; limit: number }> = [];
	const fetchPage: CollectRequest['fetchPage'] = async (page, limit) => {
		asked.push({ page, limit });
		before(asked.length, page);
		return await Promise.resolve(list.page(page, limit));
	};
	const collection = await collect({ fetchPage, concurrency: 1, ...options });
	const ids = collection.contacts.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	return { ...collection, ids, asked };
}

describe('a list that only moves', () => {
	it.each([
		[150, 1],
		[250, 1],
		[250, 5],
		[1000, 1],
		[1000, 5],
	])(
		'is whole after a bulk send in each read: %i contacts, %i at a time',
		async (size, concurrency) => {
			const list = new ChangingList(size);
			const bulkSend = (_answer: number, page: number) => {
				if (page === 2) list.change({ kind: 'bulk-front', count: 100 });
			};
			const { ids, proved } = await collectFrom(list, bulkSend, { concurrency });
			expect(proved).toBe(true);
			expect(new Set(ids)).toEqual(list.throughout);
		},
	);

	/** A list sorted by its last message, in which `perSecond` contacts write, with answers that take 2 s. */
	async function collectWhileTheyWrite(perSecond: number, concurrency: number, seed: number) {
		const clock = new VirtualClock();
		const list = new ChangingList(1000);
		let written = 0;
		let random = seed;
		const fetchPage: CollectRequest['fetchPage'] = async (page, limit) => {
			await clock.sleep(2000);
			for (; written < (clock.now() / 1000) * perSecond; written++) {
				random = (random * 48_271) % 2_147_483_647;
				list.change({ kind: 'move-front', at: random / 2_147_483_647 });
			}
			return list.page(page, limit);
		};
		return await clock.run(collect({ fetchPage, concurrency }));
	}

	it.each([
		[50, 1],
		[50, 5],
		[120, 1],
		[120, 5],
	])(
		'ends without an error at %i messages a second, %i pages at a time',
		async (perSecond, concurrency) => {
			for (let seed = 1; seed <= 8; seed++) {
				const { contacts, announced } = await collectWhileTheyWrite(perSecond, concurrency, seed);
				expect(announced).toBe(1000);
				expect(new Set(contacts.map(({ id }) => id)).size).toBe(contacts.length);
				expect(contacts.length).toBeGreaterThan(400);
			}
		},
	);
});

describe('a list into which hundreds are imported while it is read', () => {
	it.each([
		['add-front' as const, 1],
		['add-front' as const, 5],
		['add-back' as const, 1],
		['add-back' as const, 5],
	])(
		'gives those that were seen, with doubt: %s, %i pages at a time',
		async (kind, concurrency) => {
			const list = new ChangingList(500);
			const { proved, reads, contacts, asked } = await collectFrom(
				list,
				() => list.change({ kind, count: 100 }),
				{ concurrency },
			);
			expect({ proved, reads }).toEqual({ proved: false, reads: 3 });
			expect(contacts.length).toBeGreaterThan(250);
			expect(asked.length).toBeLessThan(100);
		},
	);
});

it('a list to which the same contact comes back in the middle of each read is no broken one', async () => {
	const list = new ChangingList(150);
	list.change({ kind: 'delete', at: 1 });
	const comeAndGo = (_answer: number, page: number) =>
		list.change(page === 1 ? { kind: 'delete', at: 1 } : { kind: 'return' });
	const { proved, contacts } = await collectFrom(list, comeAndGo);
	expect(proved).toBe(false);
	expect(contacts).toHaveLength(149);
});

describe('pages that end elsewhere in each read', () => {
	/** 3 is deleted and 999 added at the end between pages 1 and 2, so that the first of page 2 is missed. */
	const before = Array.from({ length: 150 }, (_, index) => index + 1);
	const after = [...before.filter((id) => id !== 3), 999];
	const cut = (list: number[], page: number, limit: number) => ({
		contacts: list.slice((page - 1) * limit, page * limit).map((id) => ({ id })),
		total: list.length,
		hasMore: page * limit < list.length,
	});

	it('do not prove the same gap twice, when the same happens in each read', async () => {
		const fetchPage: CollectRequest['fetchPage'] = async (page, limit) =>
			cut(page === 1 ? before : after, page, limit);
		const { proved, contacts } = await collect({ fetchPage, concurrency: 1, verify: true });
		expect(proved).toBe(false);
		expect(contacts.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
	});

	it('are asked for at addresses of which no cache has an old answer', async () => {
		const cache = new Map<string, ReturnType<typeof cut>>();
		let requests = 0;
		const fetchPage: CollectRequest['fetchPage'] = async (page, limit) => {
			const address = `${page} ${limit}`;
			const answer = cache.get(address) ?? cut(requests++ === 0 ? before : after, page, limit);
			cache.set(address, answer);
			return answer;
		};
		const { proved, contacts } = await collect({ fetchPage, concurrency: 1, verify: true });
		expect(proved).toBe(true);
		expect(contacts.map(({ id }) => id)).toEqual(after);
	});

	it.each([
		[100, [100, 97, 89]],
		[50, [100, 47, 43]],
	])('have another size, a little below the one served: %i', async (most, sizes) => {
		const list = new ChangingList(250);
		const asked = new Set<number>();
		const fetchPage: CollectRequest['fetchPage'] = async (page, limit) => {
			asked.add(limit);
			if (page === 1) list.change({ kind: 'swap-one', at: 0.1 });
			return list.page(page, Math.min(limit, most));
		};
		const { reads } = await collect({ fetchPage, concurrency: 5, verify: true });
		expect({ reads, asked: [...asked] }).toEqual({ reads: 3, asked: sizes });
	});
});
