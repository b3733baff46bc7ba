import { titleOf } from './cases.mts';
import { CONTENDERS, contenders } from './contenders.mts';
import type { CaseResult, Sample } from './results.mts';
import { isComplete } from './statistics.mts';

/** What is wrong with a run's result; undefined if nothing is. */
function flawOf({ failure, completeness }: Sample): string | undefined {
	if (failure !== undefined) return `failed: ${failure}`;
	if (isComplete(completeness)) return undefined;
	const { missing, repeated, foreign } = completeness;
	return `${String(missing)} missing, ${String(repeated)} repeated, ${String(foreign)} foreign`;
}

/** `complete`, or what went wrong, and how often. */
export function outcomeOf(samples: readonly Sample[]): string {
	const flaws = samples.map(flawOf).filter((flaw) => flaw !== undefined);
	if (flaws.length === 0) return 'complete';
	const often =
		flaws.length === samples.length ? '' : `${String(flaws.length)} of ${String(samples.length)} `;
	return `${often}${[...new Set(flaws)].join('; ')}`;
}

export function isFlawless(samples: readonly Sample[]): boolean {
	return samples.every((sample) => flawOf(sample) === undefined);
}

/** What the benchmark itself must show whatever the times are; empty if all is well. */
export function findFlaws(cases: readonly CaseResult[]): string[] {
	return cases.flatMap((result) => {
		// Only this package promises to get over an obstacle.
		const bound = result.bench.obstacle === undefined ? CONTENDERS : (['getMany'] as const);
		return bound
			.filter((name) => !isFlawless(result.samples[name]))
			.map(
				(name) =>
					`${titleOf(result.bench)}: ${contenders[name].title} ${outcomeOf(result.samples[name])}`,
			);
	});
}
