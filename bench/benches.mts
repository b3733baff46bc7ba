import { rowsOf } from './figures.mts';
import { followUp } from './followUp/bench.mts';
import { getMany } from './getMany/bench.mts';
import { keyOf } from './tables.mts';
import { trigger } from './trigger/bench.mts';
import type { Bench, Results } from './types.mts';

/** All benches, by the name under which figures.json keeps what they measured. */
export const benches: Record<string, Bench> = { getMany, followUp, trigger };

/** What must hold whatever the times are, and does not; empty if all is well. */
export function flawsIn(figures: Record<string, Pick<Results, 'cases'>>): string[] {
	return Object.entries(figures).flatMap(([bench, { cases }]) =>
		rowsOf(cases).flatMap((row) => {
			const flaw = benches[bench].flawOf(row);
			return flaw === undefined
				? []
				: [`${bench} ${keyOf(row.result.bench)}, ${row.name}: ${flaw}`];
		}),
	);
}
