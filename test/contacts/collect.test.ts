import fc from 'fast-check';

import { collect, type CollectRequest } from '../../nodes/Wachat/contacts/collect';
import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import { MAX_READS } from '../../nodes/Wachat/contacts/contradiction';
import { VirtualClock } from '../transport/virtualClock';
import { answerOf, ChangingList, type Change, type Habit } from './changingList';

const at = fc.double({ min: 0, max: 1, noNaN: true });
const anyChange: fc.Arbitrary<Change | undefined> = fc.oneof(
	{ weight: 4, arbitrary: fc.constant(undefined) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constantFrom('add-front', 'add-back', 'bulk-front'),
			count: fc.oneof(fc.constant(1), fc.constantFrom(3, 60, 97, 100, 200, 1500)),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom('delete', 'move-front', 'move-back', 'update'),
			at,
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ kind: 'return' as const }) },
);
const anyHabit = fc.constantFrom<Habit>(
	...(['empty', 'not found', 'last again', 'at most 50', 'all at once'] as const),
);
const size = fc.integer({ min: 0, max: 750 });
const concurrency = fc.integer({ min: 1, max: 10 });

interface Observed {
	requests: number;
	mostInFlight: number;
}

type Options = Pick<CollectRequest, 'limit' | 'verify' | 'concurrency'> & { habit?: Habit };

/**
 * Collects from a list to which `changes` happen, one before each answer. The server answers in any order,
 * and the answers overtake each other on their way.
 */
async function collectFrom(
	list: ChangingList,
	changes: ReadonlyArray<Change | undefined>,
	scheduler: fc.Scheduler,
	{ habit = 'empty', ...options }: Options,
) {
	const observed: Observed = { requests: 0, mostInFlight: 0 };
	let inFlight = 0;
	let answers = 0;
	const fetchPage = async (page: number, limit: number): Promise<ContactPage | undefined> => {
		observed.requests++;
		observed.mostInFlight = Math.max(observed.mostInFlight, ++inFlight);
		await scheduler.schedule(Promise.resolve());
		const change = changes[answers++];
		if (change) list.change(change);
		const answer = answerOf(list, habit, { page, limit });
		await scheduler.schedule(Promise.resolve());
		inFlight--;
		return answer;
	};
	const collection = await scheduler.waitFor(collect({ fetchPage, ...options }));
	return { collection, observed, ids: collection.contacts.map(({ id }) => id) };
}

/** Whoever was there from the first page to the last must have come out. */
function expectNobodyLost({ throughout }: ChangingList, ids: Array<Contact['id']>): void {
	const found = new Set(ids);
	expect([...throughout].filter((id) => !found.has(id))).toEqual([]);
}

function expectNoRepeats(ids: unknown[]): void {
	expect(new Set(ids).size).toBe(ids.length);
}

describe('collect', () => {
	it('gives a quiet list as it is, with no request too many', async () => {
		await fc.assert(
			fc.asyncProperty(size, concurrency, fc.scheduler(), async (n, concurrent, scheduler) => {
				const list = new ChangingList(n);
				const { ids, observed, collection } = await collectFrom(list, [], scheduler, {
					concurrency: concurrent,
				});
				expect(ids).toEqual(list.ids());
				expect(collection).toMatchObject({ proved: true, reads: 1, announced: n });
				expect(observed.requests).toBe(Math.max(1, Math.ceil(n / 100)));
				expect(observed.mostInFlight).toBeLessThanOrEqual(concurrent);
			}),
		);
	});

	it('loses nobody and repeats nobody, whatever happens, while it calls its list proved', async () => {
		await fc.assert(
			fc.asyncProperty(
				size,
				concurrency,
				anyHabit,
				fc.boolean(),
				fc.array(anyChange, { maxLength: 40 }),
				fc.scheduler(),
				async (n, concurrent, habit, verify, changes, scheduler) => {
					const list = new ChangingList(n);
					const { ids, collection } = await collectFrom(list, changes, scheduler, {
						...{ concurrency: concurrent, habit, verify },
					});
					expectNoRepeats(ids);
					expect(collection.reads).toBeLessThanOrEqual(MAX_READS);
					if (collection.proved) expectNobodyLost(list, ids);
				},
			),
		);
	});

	it('proves a list that comes to rest, and gives it as it then is', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 101, max: 750 }),
				concurrency,
				fc.array(anyChange, { minLength: 1, maxLength: 2 }),
				fc.scheduler(),
				async (n, concurrent, changes, scheduler) => {
					const list = new ChangingList(n);
					const { ids, collection } = await collectFrom(list, changes, scheduler, {
						concurrency: concurrent,
					});
					expect(collection.proved).toBe(true);
					expectNobodyLost(list, ids);
					if (collection.reads > 1) expect(ids).toHaveLength(list.ids().length);
				},
			),
		);
	});

	it('gives as many different contacts as the limit says, if the list has them', async () => {
		const moves = fc.oneof(
			fc.constant(undefined),
			fc.record({ kind: fc.constantFrom('move-front' as const, 'move-back' as const), at }),
		);
		await fc.assert(
			fc.asyncProperty(
				size,
				fc.integer({ min: 1, max: 800 }),
				concurrency,
				fc.array(moves, { maxLength: 3 }),
				fc.scheduler(),
				async (n, limit, concurrent, changes, scheduler) => {
					const { ids } = await collectFrom(new ChangingList(n), changes, scheduler, {
						limit,
						concurrency: concurrent,
					});
					expectNoRepeats(ids);
					expect(ids).toHaveLength(Math.min(n, limit));
				},
			),
		);
	});

	it('with verify, a deletion and an addition in the same moment hide nobody', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 101, max: 750 }),
				concurrency,
				fc.integer({ min: 0, max: 7 }),
				at,
				fc.scheduler(),
				async (n, concurrent, before, where, scheduler) => {
					const list = new ChangingList(n);
					const changes = [...Array<undefined>(before), { kind: 'swap-one' as const, at: where }];
					const { ids, collection } = await collectFrom(list, changes, scheduler, {
						concurrency: concurrent,
						verify: true,
					});
					expect(collection.reads).toBeGreaterThan(1);
					expectNobodyLost(list, ids);
					expectNoRepeats(ids);
					// Two quiet reads fit behind a change in the first one.
					if (before < n / 100) expect(collection.proved).toBe(true);
					if (collection.proved) expect(ids).toHaveLength(n);
				},
			),
		);
	});

	it('with verify, not even that in every read, with deleted contacts that come back', async () => {
		const anything = fc.oneof(
			{ weight: 2, arbitrary: anyChange },
			{ weight: 2, arbitrary: fc.record({ kind: fc.constant('swap-one' as const), at }) },
			{ weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), at }) },
			{ weight: 2, arbitrary: fc.constant({ kind: 'return' as const }) },
		);
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 101, max: 300 }),
				concurrency,
				fc.array(anything, { maxLength: 12 }),
				fc.scheduler(),
				async (n, concurrent, changes, scheduler) => {
					const list = new ChangingList(n);
					const { ids, collection } = await collectFrom(list, changes, scheduler, {
						...{ concurrency: concurrent, verify: true },
					});
					expectNoRepeats(ids);
					if (collection.proved) expectNobodyLost(list, ids);
				},
			),
		);
	});

	it.each([
		[1, 100],
		[5, 21],
		[10, 11],
	])('reads 100 pages, %i at a time, in %i times the time of one', async (concurrent, times) => {
		const clock = new VirtualClock();
		const list = new ChangingList(10_000);
		const fetchPage = async (page: number, limit: number) => {
			await clock.sleep(50);
			return list.page(page, limit);
		};
		await clock.run(collect({ fetchPage, concurrency: concurrent }));
		expect(clock.now()).toBe(times * 50);
	});

	it('has its requests grow with the list, and no faster', async () => {
		const scheduler = fc.sample(fc.scheduler(), 1)[0];
		const list = new ChangingList(20_000);
		const { observed } = await collectFrom(list, [], scheduler, { concurrency: 10 });
		expect(observed).toEqual({ requests: 200, mostInFlight: 10 });
	});
});
