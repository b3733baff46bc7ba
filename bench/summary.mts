import { table, type Column } from '../scripts/n8n/table.mts';
import { CONTENDERS, contenders, type ContenderName } from './contenders.mts';
import { cpu, held, peak, speedUp, wall, type Reading } from './figures.mts';
import { comparison, megabytes, seconds } from './format.mts';
import type { CaseResult } from './results.mts';
import { summarise } from './statistics.mts';
import { outcomeOf } from './verdict.mts';

/** The case's figures for the terminal, medians all. */
export function summary(result: CaseResult): string {
	const { samples } = result;
	const median = (pick: Reading, show: (value: number) => string) => (name: ContenderName) =>
		show(summarise(samples[name].map(pick)).median);
	const columns: Column<ContenderName>[] = [
		{ title: 'Contender', width: 14, value: (name) => contenders[name].title },
		{ title: 'Wall', width: 10, align: 'right', value: median(wall, seconds) },
		{
			title: 'Times ours',
			width: 18,
			align: 'right',
			value: (name) => comparison(speedUp(result, name)),
		},
		{ title: 'CPU', width: 10, align: 'right', value: median(cpu, seconds) },
		{ title: 'Peak', width: 10, align: 'right', value: median(peak, megabytes) },
		{ title: 'Held', width: 10, align: 'right', value: median(held, megabytes) },
		{ title: 'Outcome', width: 90, value: (name) => outcomeOf(samples[name]) },
	];
	return table(columns, CONTENDERS);
}
