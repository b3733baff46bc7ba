import { setTimeout as sleep } from 'node:timers/promises';
import { compare, flawsOf, hard, plain, rowsOf, timesAsLong, walls } from '../figures.mts';
import { spread, times } from '../format.mts';
import { sizeOf, summary } from '../tables.mts';
import type { Bench, Case, CaseResult, Line, Plot, Row } from '../types.mts';
import { aims } from './aims.mts';
import { bound, FULL, OUTAGE_EVERY, outagePages, possibleSpeedUp, QUICK, RATE } from './cases.mts';
import { readers } from './contenders.mts';

const names = Object.keys(readers);
const [ours] = names;

/** The limiter forgets a request after a second: the warm-up is not to count. */
const LIMITER_MEMORY = 1100;

const refusedOnce = (page: number) => ({ when: { page }, times: 1, then: { status: 503 } });

/** A line for one case, with a column for each contender. */
function sideBySide(rows: readonly Row[], cell: (row: Row) => string): Line {
	const cells = rows.map((row) => [readers[row.name].title, cell(row)]);
	return { ...sizeOf(rows[0].bench), ...(Object.fromEntries(cells) as Line) };
}

/** How many times as fast as each peer Get Many was. */
function speedUp(rows: readonly Row[]): Line {
	const [{ bench }, ...peers] = rows;
	const factors = sideBySide(peers, ({ samples, all }) =>
		spread(timesAsLong(samples, all[ours]), times),
	);
	return { ...factors, Possible: bench.latency > 0 ? times(possibleSpeedUp(bench)) : '–' };
}

function trouble({ obstacle }: Case): string {
	return obstacle === 'limiter'
		? `answers ${RATE} requests a second at most`
		: `answers one page in ${OUTAGE_EVERY} with a 503`;
}

function tables(cases: readonly CaseResult[]): Record<string, Line[]> {
	const inEachCase = plain(cases).map((result) => rowsOf([result]));
	const measured = (column: 'Time' | 'CPU' | 'Peak') =>
		inEachCase.map((rows) => sideBySide(rows, (row) => summary(row)[column]));
	return {
		aims: aims(plain(cases)),
		time: measured('Time'),
		speedUp: inEachCase.map(speedUp),
		cpu: measured('CPU'),
		memory: measured('Peak'),
		refusals: rowsOf(hard(cases)).map((row) => ({
			...sizeOf(row.bench),
			'The server': trouble(row.bench),
			...summary(row),
		})),
	};
}

function plot(title: string, across: Plot['across'], isShown: (one: Case) => boolean): Plot {
	const measured = Object.entries(readers).map(([name, reader]) => [
		reader.title,
		({ samples }: CaseResult) => walls(samples[name]),
	]);
	return {
		...{ title, across, shows: (one) => !one.obstacle && isShown(one) },
		lines: { ...Object.fromEntries(measured), Bound: ({ bench }) => [bound(bench)] },
	};
}

/** Getting all contacts of an instance. */
export const getMany: Bench = {
	names,
	full: FULL.map((one) => [one]),
	quick: QUICK.map((one) => [one]),
	arrange: async (sandbox, one) => {
		if (one.obstacle === 'limiter') await sleep(LIMITER_MEMORY);
		if (one.obstacle === 'outage') sandbox.faults.add(...outagePages(one).map(refusedOnce));
	},
	judge: (ids, sandbox) => {
		// The node and its peers leave groups out, as the API does by default.
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		return compare(ids, new Set(people.map(({ id }) => id)));
	},
	// Only this package promises to get over an obstacle.
	flawOf: ({ bench, name, samples }) =>
		bench.obstacle && name !== ours ? undefined : flawsOf(samples),
	tables,
	plots: {
		'time-by-contacts.svg': plot(
			'Time to get all contacts, answers after 50 ms',
			'contacts',
			({ latency }) => latency === 50,
		),
		'time-by-answer-time.svg': plot(
			'Time to get 10,000 contacts',
			'latency',
			({ contacts }) => contacts === 10_000,
		),
	},
};
