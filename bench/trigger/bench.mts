import { compare, flawsOf, rowsOf, timesAsLong, walls } from '../figures.mts';
import { bytes, spread, times, whole } from '../format.mts';
import { pagesOf } from '../getMany/cases.mts';
import { shown, sizeOf, summary } from '../tables.mts';
import type { Bench, Case, CaseResult, Line, Row, Sample, Series, Sorting } from '../types.mts';
import { EVENTS, pollers } from './contenders.mts';
import { ORDERS, sortBy, SORTINGS, UNSORTED } from './sortings.mts';

const PEER = 'removeDuplicates';
const names = Object.keys(pollers);

/** Once each: what is counted is the same each time, and a list of 100,000 takes a minute to read for the peer. */
function inEachOrder(contacts: number): Series {
	return SORTINGS.map((sorting) => ({ contacts, latency: 50, rounds: 1, sorting }));
}

function orderOf({ sorting = UNSORTED }: Case): Sorting['by'] {
	return sorting.by;
}

/** Whether the two ends of such a list show that nothing happened. */
function isServed({ bench, name }: Row): boolean {
	return name in EVENTS && EVENTS[name].servedBy.includes(orderOf(bench));
}

/** Bytes that are kept for each contact. */
function keptIn({ contacts }: Case) {
	return ({ state = 0 }: Sample) => state / contacts;
}

/** How many times as long the peer took, which does what Contact Created does. */
function speedUp({ bench, name, samples }: Row, rows: readonly Row[]): string {
	const peer = rows.find((row) => row.name === PEER && row.bench.contacts === bench.contacts);
	if (!peer || name !== 'contactCreated') return '–';
	const theirs = samples.map((_, i) => peer.samples[i % bench.rounds]);
	return spread(timesAsLong(theirs, samples), times);
}

/** Lists of one size tell of a contender what one case would. */
function lineOf(lists: readonly Row[], rows: readonly Row[]): Line {
	const row = { ...lists[0], samples: lists.flatMap(({ samples }) => samples) };
	const { bench, name, samples } = row;
	const orders = lists.map((list) => ORDERS[orderOf(list.bench)].words);
	const { Contender, Time, Peak } = summary(row);
	const { limit } = EVENTS[name] ?? {};
	const kept = shown(samples, keptIn(bench), bytes);
	return {
		Contender,
		'Sorted by': [...new Set(orders)].join(', '),
		...sizeOf(bench),
		Requests: shown(samples, ({ requests }) => requests, whole),
		Time,
		'Speed-up': speedUp(row, rows),
		Peak,
		'Kept per contact': limit === undefined ? kept : `${kept} of ${limit}`,
	};
}

/** For each contender and size, a line for the lists whose order serves, and one for the others. */
function polls(cases: readonly CaseResult[]): Line[] {
	const rows = rowsOf(cases);
	const sizes = [...new Set(cases.map(({ bench }) => bench.contacts))];
	const lines: Line[] = [];
	for (const name of names) {
		for (const served of [true, false]) {
			const own = rows.filter((row) => row.name === name && isServed(row) === served);
			for (const size of sizes) {
				const lists = own.filter(({ bench }) => bench.contacts === size);
				if (lists.length > 0) lines.push(lineOf(lists, rows));
			}
		}
	}
	return lines;
}

/** The time of a contender in lists of one order that have the newest first, or of none. */
function timeIn(order: Sorting['by'], name: string) {
	return ({ bench, samples }: CaseResult) =>
		orderOf(bench) === order ? walls(samples[name]) : undefined;
}

/** Looking at a list in which nothing has happened. */
export const trigger: Bench = {
	names,
	full: [1000, 10_000, 100_000].map(inEachOrder),
	quick: [inEachOrder(300).map((one) => ({ ...one, latency: 0, together: true }))],
	looksBefore: true,
	// It reads everything in any order.
	leavesOut: (name, one) => name === PEER && orderOf(one) !== 'none',
	arrange: async (sandbox, { sorting = UNSORTED }) => {
		sortBy(sandbox.list(), sorting);
	},
	// Nothing is to come out.
	judge: (ids) => compare(ids, new Set()),
	flawOf: (row) => {
		const { bench, name, samples } = row;
		const flaws = flawsOf(samples);
		if (flaws !== undefined || name === PEER) return flaws;
		const expected = isServed(row) ? 2 : pagesOf(bench);
		const odd = samples.find(({ requests }) => requests !== expected);
		if (odd) return `made ${odd.requests} requests`;
		const { limit = Infinity } = EVENTS[name];
		const most = Math.max(...samples.map(keptIn(bench)));
		return most > limit ? `keeps ${bytes(most)} for each contact` : undefined;
	},
	tables: (cases) => ({ polls: polls(cases) }),
	plots: {
		'quiet-poll.svg': {
			title: 'Time to see that nobody is new, answers after 50 ms',
			across: 'contacts',
			shows: ({ sorting = UNSORTED }) => sorting.newestFirst || sorting.by === 'none',
			lines: {
				'Wachat Trigger, useful order': timeIn('updatedAt', 'contactCreated'),
				'Wachat Trigger, unsorted': timeIn('none', 'contactCreated'),
				'HTTP Request, Remove Duplicates': timeIn('none', PEER),
			},
		},
	},
};
