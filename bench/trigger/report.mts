import { contenders } from '../contenders.mts';
import type { Plot } from '../draw.mts';
import { figure, outcomeOf, paired, type Figure, type Summary } from '../figures.mts';
import {
	bytes,
	megabytes,
	seconds,
	setups,
	spread,
	table,
	times,
	whole,
	type Show,
} from '../format.mts';
import { pagesOf } from '../getMany/cases.mts';
import type { BenchReport, Case, CaseResult, Results } from '../types.mts';
import { triggerBench } from './bench.mts';
import { keyOf, sortingOf, titleOf } from './cases.mts';
import { EVENTS } from './contenders.mts';
import { wordsOf } from './sortings.mts';

const { names } = triggerBench;
const PEER = 'removeDuplicates';

export function isServed(event: string, one: Case): boolean {
	return EVENTS[event].servedBy.includes(sortingOf(one).by);
}

const isUnsorted = ({ bench }: CaseResult) => sortingOf(bench).by === 'none';

function cellOf({ samples }: CaseResult, name: string, cell: () => string): string {
	return name in samples ? cell() : '–';
}

/** A line for each case, a column for each contender. */
function byContender(results: readonly CaseResult[], kind: Figure, show: Show): string {
	return table<CaseResult>(
		[
			{ title: 'Contacts', cell: ({ bench }) => whole(bench.contacts) },
			{ title: 'Answer time', cell: ({ bench }) => `${String(bench.latency)} ms` },
			{ title: 'Sorted by', left: true, cell: ({ bench }) => wordsOf(sortingOf(bench)) },
			...names.map((name) => ({
				title: contenders[name].title,
				cell: (row: CaseResult) => cellOf(row, name, () => spread(figure(row, name, kind), show)),
			})),
		],
		results,
	);
}

/** How many times as long as a contender's poll, round by round; the peer's is that of the unsorted list. */
function ratioToPeer(peer: CaseResult, row: CaseResult, name: string): Summary | undefined {
	return paired(peer.samples[PEER], row.samples[name], (theirs, ours) => theirs.wall / ours.wall);
}

function speedUps({ cases }: Results): string {
	const rows = cases.filter(isUnsorted).map((unsorted) => ({
		unsorted,
		served: cases.find(
			({ bench: { contacts, latency, sorting } }) =>
				contacts === unsorted.bench.contacts &&
				latency === unsorted.bench.latency &&
				sorting?.by === 'updatedAt',
		),
	}));
	type Row = (typeof rows)[number];
	const created = 'contactCreated';
	return table<Row>(
		[
			{ title: 'Contacts', cell: ({ unsorted }) => whole(unsorted.bench.contacts) },
			{ title: 'Answer time', cell: ({ unsorted }) => `${String(unsorted.bench.latency)} ms` },
			{
				title: 'Where the order serves',
				cell: ({ unsorted, served }) =>
					served ? spread(ratioToPeer(unsorted, served, created), times) : '–',
			},
			{
				title: 'Where it does not',
				cell: ({ unsorted }) => spread(ratioToPeer(unsorted, unsorted, created), times),
			},
		],
		rows,
	);
}

/** Bytes for each contact; undefined where a run failed, as it may have kept nothing yet. */
function statePerContact({ bench, samples }: CaseResult, name: string): Summary | undefined {
	return paired(samples[name], samples[name], ({ state = 0 }) => state / bench.contacts);
}

function states({ cases }: Results): string {
	const sizes = [...new Set(cases.map(({ bench }) => bench.contacts))];
	const atMost = (name: string) => {
		const { limit } = EVENTS[name] ?? {};
		return limit === undefined ? '–' : `${String(limit)} bytes`;
	};
	return table<string>(
		[
			{ title: 'Contender', left: true, cell: (name) => contenders[name].title },
			...sizes.map((contacts) => ({
				title: `${whole(contacts)} contacts`,
				cell: (name: string) => {
					const rows = cases.filter(
						({ bench, samples }) => bench.contacts === contacts && name in samples,
					);
					const all = rows.map((row) => statePerContact(row, name)?.max);
					return all.includes(undefined) ? 'fails' : bytes(Math.max(...all.map(Number)));
				},
			})),
			{ title: 'At most', cell: atMost },
		],
		names,
	);
}

/** What is wrong with one contender's samples, if anything. */
function flawOf(result: CaseResult, name: string): string | undefined {
	const samples = result.samples[name];
	const outcome = outcomeOf(samples);
	if (outcome !== 'complete') return outcome;
	if (!(name in EVENTS)) return undefined;
	const expected = isServed(name, result.bench) ? 2 : pagesOf(result.bench);
	const odd = samples.find(({ requests }) => requests !== expected);
	if (odd) return `made ${String(odd.requests)} requests`;
	const { limit = Infinity } = EVENTS[name];
	const max = statePerContact(result, name)?.max ?? 0;
	return max > limit ? `keeps ${bytes(max)} for each contact` : undefined;
}

function findFlaws(result: CaseResult): string[] {
	return Object.keys(result.samples).flatMap((name) => {
		const flaw = flawOf(result, name);
		return flaw === undefined ? [] : [`${name} ${flaw}`];
	});
}

function plots({ cases }: Results): Record<string, Plot> {
	const line = (name: string, contender: string, by: string) => ({
		name,
		points: cases
			.filter(({ bench, samples }) => {
				const { latency } = bench;
				return latency === 50 && sortingOf(bench).by === by && contender in samples;
			})
			.flatMap((row): [number, number][] => {
				const { newestFirst } = sortingOf(row.bench);
				const wall = figure(row, contender, 'wall')?.median;
				const isShown = wall !== undefined && (newestFirst || by === 'none');
				return isShown ? [[row.bench.contacts, wall / 1000]] : [];
			}),
	});
	return {
		'quiet-poll.svg': {
			title: 'Time to see that nobody is new, answers after 50 ms',
			...{ across: 'Contacts', up: 'Seconds', scale: 'log' },
			lines: [
				line('Wachat Trigger, useful order', 'contactCreated', 'updatedAt'),
				line('Wachat Trigger, unsorted', 'contactCreated', 'none'),
				line('HTTP Request, Remove Duplicates', PEER, 'none'),
			],
		},
	};
}

export const triggerReport: BenchReport = {
	titleOf,
	keyOf,
	findFlaws,
	plots,
	table: (results) => byContender(results, 'requests', whole),
	sections: {
		contenders: () => setups(names.map((name) => contenders[name])),
		requests: ({ cases }) => byContender(cases, 'requests', whole),
		time: ({ cases }) => byContender(cases, 'wall', seconds),
		speedUp: speedUps,
		memory: ({ cases }) => byContender(cases, 'peak', megabytes),
		state: states,
	},
};
