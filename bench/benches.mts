import { rowsOf } from './figures.mts';
import { followUp } from './followUp/bench.mts';
import { getMany } from './getMany/bench.mts';
import { trigger } from './trigger/bench.mts';
import type { Bench, Case, CaseResult } from './types.mts';

/** All benches, by the name under which figures.json keeps what they measured. */
export const benches: Record<string, Bench> = { getMany, followUp, trigger };

/** A case for the command line, e.g. `10000@50`, `2000@50-limiter` or `1000@50-id-newest`. */
export function keyOf({ contacts, latency, obstacle, retry, sorting }: Case): string {
	const { by, newestFirst } = sorting ?? {};
	const direction = by && by !== 'none' && (newestFirst ? 'newest' : 'oldest');
	return [`${contacts}@${latency}`, obstacle, retry, by, direction].filter(Boolean).join('-');
}

/** What must hold of a bench whatever the times are, and does not; empty if all is well. */
export function flawsIn(name: string, cases: readonly CaseResult[]): string[] {
	return rowsOf(cases).flatMap((row) => {
		const flaw = benches[name].flawOf(row);
		return flaw === undefined ? [] : [`${name} ${keyOf(row.bench)}, ${row.name}: ${flaw}`];
	});
}
