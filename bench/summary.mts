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
	const rows = CONTENDERS.map((name) => [
		contenders[name].title,
		median(wall, seconds)(name),
		comparison(speedUp(result, name)),
		median(cpu, seconds)(name),
		median(peak, megabytes)(name),
		median(held, megabytes)(name),
		outcomeOf(samples[name]),
	]);
	const lines = [['Contender', 'Wall', 'Times ours', 'CPU', 'Peak', 'Held', 'Outcome'], ...rows];
	return lines
		.map((cells) =>
			cells
				.map((cell) => cell.padEnd(16))
				.join('')
				.trimEnd(),
		)
		.join('\n');
}
