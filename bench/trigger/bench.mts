import type { Line } from '../draw.mts';
import { compare, flawsOf, paired, rowsOf, timesAsLong } from '../figures.mts';
import { bytes, spread, times, whole } from '../format.mts';
import { pagesOf } from '../getMany/cases.mts';
import { columns, numbers, shown, table, text } from '../tables.mts';
import type { Bench, Case, CaseResult, Row, Series, Sorting } from '../types.mts';
import { EVENTS } from './contenders.mts';
import { ORDERS, sortBy, SORTINGS, UNSORTED } from './sortings.mts';

const PEER = 'removeDuplicates';
const names = [...Object.keys(EVENTS), PEER];

/** Once each: what is counted is the same each time, and a list of 100,000 takes a minute to read for the peer. */
function inEachOrder(contacts: number): Series {
	return SORTINGS.map((sorting) => ({ contacts, latency: 50, rounds: 1, sorting }));
}

function orderOf({ sorting = UNSORTED }: Case): Sorting['by'] {
	return sorting.by;
}

/** Whether the two ends of such a list show that nothing happened. */
function isServed(name: string, one: Case): boolean {
	return name in EVENTS && EVENTS[name].servedBy.includes(orderOf(one));
}

/** All lists of one size whose order serves a contender, or all others, as if they were one case. */
interface Lists extends Row {
	orders: string;
}

function putTogether(rows: readonly Row[]): Lists {
	const [{ result, name }] = rows;
	const orders = new Set(rows.map((row) => ORDERS[orderOf(row.result.bench)].words));
	const samples = { [name]: rows.flatMap((row) => row.result.samples[name]) };
	return { name, result: { ...result, samples }, orders: [...orders].join(', ') };
}

function bySize(rows: readonly Row[]): Row[][] {
	const sizes = [...new Set(rows.map(({ result }) => result.bench.contacts))];
	return sizes.map((size) => rows.filter(({ result }) => result.bench.contacts === size));
}

function listsOf(cases: readonly CaseResult[]): Lists[] {
	return names.flatMap((name) => {
		const rows = rowsOf(cases).filter((row) => row.name === name);
		const served = rows.filter(({ result }) => isServed(name, result.bench));
		const others = rows.filter((row) => !served.includes(row));
		return [...bySize(served), ...bySize(others)].map(putTogether);
	});
}

/** Bytes for each contact; undefined where a run failed, as it may have kept nothing yet. */
function kept({ result: { bench, samples }, name }: Row): number[] | undefined {
	return paired(samples[name], samples[name], ({ state = 0 }) => state / bench.contacts);
}

/** What is kept for each contact, and of how much that may be. */
function keptOf(row: Row): string {
	const { limit } = EVENTS[row.name] ?? {};
	return `${spread(kept(row), bytes)}${limit === undefined ? '' : ` of ${limit}`}`;
}

/** How many times as long the peer took, which does what Contact Created does. */
function speedUp({ result: { bench, samples }, name }: Row, cases: readonly CaseResult[]): string {
	const peer = cases.find((one) => one.bench.contacts === bench.contacts && PEER in one.samples);
	if (!peer || name !== 'contactCreated') return '–';
	const theirs = samples[name].map((_, i) => peer.samples[PEER][i % bench.rounds]);
	return spread(timesAsLong(theirs, samples[name]), times);
}

function polls(cases: readonly CaseResult[]): string {
	const all = [
		columns.contender,
		text('Sorted by', ({ orders }: Lists) => orders),
		columns.contacts,
		columns.answerTime,
		numbers('Requests', shown('requests', whole)),
		columns.time,
		numbers('Speed-up', (row: Row) => speedUp(row, cases)),
		columns.peak,
		numbers('Kept per contact', keptOf),
	];
	return table<Lists>(all, listsOf(cases));
}

/** Through lists that are unsorted, or have the newest first. */
function line(name: string, time: string, by: Sorting['by']): Line {
	const through = ({ latency, sorting }: Case) =>
		latency === 50 && sorting?.by === by && (by === 'none' || sorting.newestFirst);
	return { name, time, through };
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
		const { result, name } = row;
		const samples = result.samples[name];
		const flaws = flawsOf(samples);
		if (flaws !== undefined || name === PEER) return flaws;
		const expected = isServed(name, result.bench) ? 2 : pagesOf(result.bench);
		const odd = samples.find(({ requests }) => requests !== expected);
		if (odd) return `made ${odd.requests} requests`;
		const { limit = Infinity } = EVENTS[name];
		const most = Math.max(...(kept(row) ?? []));
		return most > limit ? `keeps ${bytes(most)} for each contact` : undefined;
	},
	sections: { polls },
	plots: {
		'quiet-poll.svg': {
			title: 'Time to see that nobody is new, answers after 50 ms',
			across: 'contacts',
			lines: [
				line('Wachat Trigger, useful order', 'contactCreated', 'updatedAt'),
				line('Wachat Trigger, unsorted', 'contactCreated', 'none'),
				line('HTTP Request, Remove Duplicates', PEER, 'none'),
			],
		},
	},
};
