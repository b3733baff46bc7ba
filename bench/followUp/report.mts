import { contenders } from '../contenders.mts';
import { figure, incomplete, paired, summarise } from '../figures.mts';
import { megabytes, seconds, setups, spread, table, times, whole } from '../format.mts';
import type { BenchReport, CaseResult, Results } from '../types.mts';
import { followUpBench } from './bench.mts';
import { keyOf, retryOf, titleOf, troubleOf } from './cases.mts';

const { names } = followUpBench;
const [ours] = names;

interface Row {
	result: CaseResult;
	name: string;
}

function rowsOf(results: readonly CaseResult[]): Row[] {
	return results.flatMap((result) => names.map((name) => ({ result, name })));
}

const isTrouble = ({ bench }: CaseResult) => bench.obstacle !== undefined;
const contender = {
	title: 'Contender',
	left: true,
	cell: ({ name }: Row) => contenders[name].title,
};

/** How many times as long as this package's node it took, round by round. */
function ratio({ result: { samples }, name }: Row) {
	return paired(samples[name], samples[ours], (theirs, own) => theirs.wall / own.wall);
}

function costTable(results: readonly CaseResult[]): string {
	return table<Row>(
		[
			{ title: 'People', cell: ({ result }) => whole(result.bench.contacts) },
			{ title: 'Answer time', cell: ({ result }) => `${String(result.bench.latency)} ms` },
			contender,
			{ title: 'Time', cell: ({ result, name }) => spread(figure(result, name, 'wall'), seconds) },
			{ title: 'Times Send Text', cell: (row) => spread(ratio(row), times) },
			{ title: 'CPU', cell: ({ result, name }) => spread(figure(result, name, 'cpu'), seconds) },
			{
				title: 'Peak',
				cell: ({ result, name }) => spread(figure(result, name, 'peak'), megabytes),
			},
		],
		rowsOf(results.filter((result) => !isTrouble(result))),
	);
}

function counted(title: string, kind: 'missing' | 'repeated') {
	const values = ({ result, name }: Row) =>
		result.samples[name].map(({ completeness }) => completeness[kind]);
	return { title, cell: (row: Row) => spread(summarise(values(row)), whole) };
}

/** What n8n shows at the end. */
function ending({ result, name }: Row): string {
	const failures = result.samples[name].map(({ failure = 'succeeded' }) => failure);
	return [...new Set(failures)].join('; ');
}

function twiceTable(results: readonly CaseResult[]): string {
	const requests = ({ result, name }: Row) =>
		summarise(result.samples[name].map((sample) => sample.requests));
	return table<Row>(
		[
			{ title: 'What happens', left: true, cell: ({ result }) => troubleOf(result.bench) },
			{ title: 'Then', left: true, cell: ({ result }) => retryOf(result.bench) },
			contender,
			{ title: 'Requests', cell: (row) => spread(requests(row), whole) },
			counted('Got it twice', 'repeated'),
			counted('Did not get it', 'missing'),
			{ title: 'What n8n shows at the end', left: true, cell: ending },
		],
		rowsOf(results.filter(isTrouble)),
	);
}

/** Whoever may not have got it must be named, as nobody knows then. */
function isHonest({
	failure,
	completeness: { missing, repeated, foreign },
}: CaseResult['samples'][string][number]) {
	const named = failure?.startsWith('It is not known whether this message was sent') ? 1 : 0;
	return repeated === 0 && foreign === 0 && missing <= named;
}

function findFlaws(result: CaseResult): string[] {
	const { samples } = result;
	if (isTrouble(result)) {
		return samples[ours].every(isHonest)
			? []
			: [`${ours} sent twice, or left somebody out unnamed`];
	}
	return incomplete(result, names);
}

export const followUpReport: BenchReport = {
	titleOf,
	keyOf,
	findFlaws,
	table: (results) => (results.some(isTrouble) ? twiceTable(results) : costTable(results)),
	sections: {
		contenders: () => setups(names.map((name) => contenders[name])),
		cost: ({ cases }: Results) => costTable(cases),
		twice: ({ cases }: Results) => twiceTable(cases),
	},
	plots: () => ({}),
};
