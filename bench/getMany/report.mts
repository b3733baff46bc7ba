import { contenders } from '../contenders.mts';
import type { Plot } from '../draw.mts';
import { figure, incomplete, outcomeOf, summarise, type Figure } from '../figures.mts';
import { megabytes, seconds, setups, spread, table, times, whole, type Show } from '../format.mts';
import type { BenchReport, CaseResult, Results } from '../types.mts';
import { aims, type AimResult } from './aims.mts';
import { getManyBench } from './bench.mts';
import { keyOf, titleOf } from './cases.mts';
import { bound, plain, possibleSpeedUp, speedUp } from './figures.mts';

const { names } = getManyBench;
const [, ...peers] = names;

/** A line for each case, a column for each contender. */
function byContender(cell: (row: CaseResult, name: string) => string, shown = names) {
	const columns = shown.map((name) => ({
		title: contenders[name].title,
		cell: (row: CaseResult) => cell(row, name),
	}));
	return [
		{ title: 'Contacts', cell: ({ bench }: CaseResult) => whole(bench.contacts) },
		{ title: 'Answer time', cell: ({ bench }: CaseResult) => `${String(bench.latency)} ms` },
		...columns,
	];
}

function measured(results: Results, kind: Figure, show: Show): string {
	const cell = (row: CaseResult, name: string) => spread(figure(row, name, kind), show);
	return table(byContender(cell), plain(results));
}

function speedUps(results: Results): string {
	const cell = (row: CaseResult, peer: string) => spread(speedUp(row, peer), times);
	const possible = (row: CaseResult) => (row.bench.latency ? times(possibleSpeedUp(row)) : '–');
	const columns = byContender(cell, peers);
	return table([...columns, { title: 'Possible', cell: possible }], plain(results));
}

/** A line for each contender. */
function caseTable(results: readonly CaseResult[]): string {
	const rows = results.flatMap((result) => names.map((name) => ({ result, name })));
	type Row = (typeof rows)[number];
	const column = (title: string, kind: Figure, show: Show) => ({
		title,
		cell: ({ result, name }: Row) => spread(figure(result, name, kind), show),
	});
	const runs = ({ result, name }: Row) => result.samples[name];
	// Those of a failed run count as well.
	const requests = (row: Row) => summarise(runs(row).map((sample) => sample.requests));
	return table<Row>(
		[
			{ title: 'Case', left: true, cell: ({ result }) => titleOf(result.bench) },
			{ title: 'Contender', left: true, cell: ({ name }) => contenders[name].title },
			column('Time', 'wall', seconds),
			column('CPU', 'cpu', seconds),
			column('Peak', 'peak', megabytes),
			{ title: 'Requests', cell: (row) => spread(requests(row), whole) },
			{ title: 'Result', left: true, cell: (row) => outcomeOf(runs(row)) },
		],
		rows,
	);
}

const AIMS = (['aim', 'where', 'measured', 'outcome'] as const).map((key) => ({
	title: `${key[0].toUpperCase()}${key.slice(1)}`,
	left: key !== 'measured',
	cell: (row: AimResult) => row[key],
}));

const sections: BenchReport['sections'] = {
	contenders: () => setups(names.map((name) => contenders[name])),
	aims: (results) => table(AIMS, aims(results)),
	time: (results) => measured(results, 'wall', seconds),
	speedUp: speedUps,
	cpu: (results) => measured(results, 'cpu', seconds),
	memory: (results) => measured(results, 'peak', megabytes),
	refusals: ({ cases }) => caseTable(cases.filter(({ bench }) => bench.obstacle !== undefined)),
};

type Axis = 'contacts' | 'latency';

function timeLines(results: readonly CaseResult[], x: Axis): Pick<Plot, 'up' | 'lines'> {
	const points = (seconds: (row: CaseResult) => number | undefined) =>
		results.flatMap((row): [number, number][] => {
			const time = seconds(row);
			return time === undefined ? [] : [[row.bench[x], time / 1000]];
		});
	const lines = names.map((name) => ({
		name: contenders[name].title,
		points: points((row) => figure(row, name, 'wall')?.median),
	}));
	return {
		up: 'Seconds',
		lines: [...lines, { name: 'Bound', points: points(bound), dashed: true }],
	};
}

function plots(results: Results): Record<string, Plot> {
	const cases = plain(results);
	const after50 = cases.filter(({ bench }) => bench.latency === 50);
	const of10000 = cases.filter(({ bench }) => bench.contacts === 10_000);
	return {
		'time-by-contacts.svg': {
			title: 'Time to get all contacts, answers after 50 ms',
			...{ across: 'Contacts', scale: 'log', ...timeLines(after50, 'contacts') },
		},
		'time-by-answer-time.svg': {
			title: 'Time to get 10,000 contacts',
			...{ across: 'Answer time (ms)', scale: 'value', ...timeLines(of10000, 'latency') },
		},
	};
}

/** Only this package, the first contender, promises to get over an obstacle. */
function findFlaws(result: CaseResult): string[] {
	const { obstacle } = result.bench;
	return incomplete(result, obstacle === undefined ? names : names.slice(0, 1));
}

export const getManyReport: BenchReport = {
	...{ titleOf, keyOf, findFlaws, sections, plots, table: caseTable },
};
