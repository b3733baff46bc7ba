import { table, type Column } from '../scripts/n8n/table.mts';
import { CONTENDERS, contenders, type ContenderName } from './contenders.mts';
import { speedUp } from './figures.mts';
import { comparison, megabytes, seconds } from './format.mts';
import type { CaseResult, Sample } from './results.mts';
import { summarise } from './statistics.mts';
import { outcomeOf } from './verdict.mts';

/** The case's figures for the terminal. */
export function summary(result: CaseResult): string {
	const { samples } = result;
	const median = (pick: (sample: Sample) => number) => (name: ContenderName) =>
		summarise(samples[name].map(pick)).median;
	const wall = median((sample) => sample.wall);
	const cpu = median((sample) => sample.cpu);
	const peak = median((sample) => sample.peak);
	const held = median((sample) => sample.held);
	const columns: Column<ContenderName>[] = [
		{ title: 'Contender', width: 14, value: (name) => contenders[name].title },
		{ title: 'Wall', width: 10, align: 'right', value: (name) => seconds(wall(name)) },
		{
			title: 'Times ours',
			width: 18,
			align: 'right',
			value: (name) => comparison(speedUp(result, name)),
		},
		{ title: 'CPU', width: 10, align: 'right', value: (name) => seconds(cpu(name)) },
		{ title: 'Peak', width: 10, align: 'right', value: (name) => megabytes(peak(name)) },
		{ title: 'Held', width: 10, align: 'right', value: (name) => megabytes(held(name)) },
		{ title: 'Outcome', width: 90, value: (name) => outcomeOf(samples[name]) },
	];
	return table(columns, CONTENDERS);
}
