import { aims } from './aims.mts';
import { pagesOf, titleOf } from './cases.mts';
import { CONTENDERS, contenders, PEERS, type ContenderName } from './contenders.mts';
import {
	bound,
	cpu,
	distance,
	figure,
	growths,
	held,
	peak,
	perContact,
	plain,
	possibleSpeedUp,
	requests,
	speedUp,
	timeGrowth,
	wall,
	type Growth,
} from './figures.mts';
import {
	comparison,
	kilobytes,
	megabytes,
	NOTHING,
	seconds,
	spread,
	times,
	whole,
} from './format.mts';
import { markdownTable, type MarkdownColumn } from './markdown.mts';
import type { CaseResult, Results, Sample } from './results.mts';
import { summarise } from './statistics.mts';
import { outcomeOf } from './verdict.mts';

type Columns<Row> = MarkdownColumn<Row>[];

const WHICH: Columns<CaseResult> = [
	{ title: 'Contacts', cell: ({ bench }) => whole(bench.contacts) },
	{ title: 'Answer time', cell: ({ bench }) => `${String(bench.latency)} ms` },
];

function forEach<Row>(
	names: readonly ContenderName[],
	cell: (row: Row, name: ContenderName) => string,
): Columns<Row> {
	return names.map((name) => ({
		title: contenders[name].title,
		cell: (row) => cell(row, name),
	}));
}

function measured(
	pick: (sample: Sample) => number,
	show: (value: number) => string,
): Columns<CaseResult> {
	return forEach(CONTENDERS, (result, name) => spread(figure(result, name, pick), show));
}

const RUNS = {
	title: 'Runs',
	cell: ({ bench: { rounds, together } }: CaseResult) =>
		`${String(rounds)}${together ? ', side by side' : ''}`,
};

export function timeTable(results: Results): string {
	return markdownTable([...WHICH, RUNS, ...measured(wall, seconds)], plain(results));
}

export function speedUpTable(results: Results): string {
	const most = {
		title: 'Possible',
		cell: (row: CaseResult) => (row.bench.latency === 0 ? NOTHING : times(possibleSpeedUp(row))),
	};
	const factors = forEach<CaseResult>(PEERS, (row, peer) => comparison(speedUp(row, peer)));
	return markdownTable([...WHICH, ...factors, most], plain(results));
}

export function boundTable(results: Results): string {
	const columns: Columns<CaseResult> = [
		...WHICH,
		{ title: 'Pages', cell: ({ bench }) => whole(pagesOf(bench)) },
		{ title: 'Bound', cell: (row) => seconds(bound(row)) },
		{ title: 'Get Many', cell: (row) => spread(figure(row, 'getMany', wall), seconds) },
		{ title: 'Times the bound', cell: (row) => spread(distance(row), times) },
	];
	return markdownTable(
		columns,
		plain(results).filter(({ bench }) => bench.latency > 0),
	);
}

const GROWN: Columns<Growth> = [
	{ title: 'Answer time', cell: ({ to }) => `${String(to.bench.latency)} ms` },
];

export function growthTable(results: Results): string {
	const factors = forEach<Growth>(CONTENDERS, (row, name) => spread(timeGrowth(row, name), times));
	return markdownTable([...GROWN, ...factors], growths(results));
}

export function cpuTable(results: Results): string {
	return markdownTable([...WHICH, ...measured(cpu, seconds)], plain(results));
}

export function memoryTable(results: Results): string {
	return markdownTable([...WHICH, ...measured(peak, megabytes)], plain(results));
}

export function heldTable(results: Results): string {
	return markdownTable([...WHICH, ...measured(held, megabytes)], plain(results));
}

export function perContactTable(results: Results): string {
	const rows = growths(results).flatMap((growth) => [
		{ growth, kind: 'at its peak', pick: peak },
		{ growth, kind: 'held after the run', pick: held },
	]);
	type Row = (typeof rows)[number];
	const columns: Columns<Row> = [
		{ title: 'Answer time', cell: ({ growth }) => `${String(growth.to.bench.latency)} ms` },
		{ title: 'Memory', left: true, cell: ({ kind }) => kind },
		...forEach<Row>(CONTENDERS, ({ growth, pick }, name) =>
			spread(perContact(growth, name, pick), kilobytes),
		),
	];
	return markdownTable(columns, rows);
}

export function requestsTable(results: Results): string {
	const cell = (row: CaseResult, name: ContenderName) => {
		const sent = figure(row, name, requests);
		return `${sent ? spread(sent, whole) : ''} ${outcomeOf(row.samples[name])}`.trim();
	};
	return markdownTable([...WHICH, ...forEach(CONTENDERS, cell)], plain(results));
}

export function obstacleTable(results: Results): string {
	const rows = results.cases
		.filter(({ bench }) => bench.obstacle !== undefined)
		.flatMap((result) => CONTENDERS.map((name) => ({ result, name })));
	type Row = (typeof rows)[number];
	const columns: Columns<Row> = [
		{ title: 'Case', left: true, cell: ({ result }) => titleOf(result.bench) },
		{ title: 'Contender', left: true, cell: ({ name }) => contenders[name].title },
		{ title: 'Time', cell: ({ result, name }) => spread(figure(result, name, wall), seconds) },
		{ title: 'CPU', cell: ({ result, name }) => spread(figure(result, name, cpu), seconds) },
		{ title: 'Peak', cell: ({ result, name }) => spread(figure(result, name, peak), megabytes) },
		{
			title: 'Requests',
			cell: ({ result, name }) => spread(summarise(result.samples[name].map(requests)), whole),
		},
		{ title: 'Result', left: true, cell: ({ result, name }) => outcomeOf(result.samples[name]) },
	];
	return markdownTable(columns, rows);
}

export function aimTable(results: Results): string {
	return markdownTable(
		[
			{ title: 'Aim', left: true, cell: ({ aim }) => aim },
			{ title: 'Where', left: true, cell: ({ where }) => where },
			{ title: 'Measured', cell: ({ measured }) => measured },
			{ title: 'Outcome', left: true, cell: ({ outcome }) => outcome },
		],
		aims(results),
	);
}
