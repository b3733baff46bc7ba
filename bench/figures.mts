// What runs come to: medians, comparisons round by round, and whether they may count at all.
import type { CaseResult, Sample } from './types.mts';

export interface Summary {
	median: number;
	min: number;
	max: number;
	/** How many values there were. */
	count: number;
}

export function summarise(values: readonly number[]): Summary {
	if (values.length === 0) throw new RangeError('There is nothing to summarise');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
	return { median, min: sorted[0], max: sorted[sorted.length - 1], count: sorted.length };
}

/** What was expected and is not there, what is there again, and what was not expected. */
export function compare(found: readonly number[], expected: ReadonlySet<number>) {
	const different = new Set(found);
	const foreign = [...different].filter((id) => !expected.has(id)).length;
	const missing = expected.size - (different.size - foreign);
	return { missing, repeated: found.length - different.size, foreign };
}

export type Completeness = ReturnType<typeof compare>;

/** What is wrong with a run's result; undefined if nothing is. */
function flawOf({ failure, completeness }: Sample): string | undefined {
	if (failure !== undefined) return `failed: ${failure}`;
	const { missing, repeated, foreign } = completeness;
	if (!missing && !repeated && !foreign) return undefined;
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

export type Figure = 'wall' | 'cpu' | 'peak' | 'held' | 'requests';

/**
 * Puts the runs of one round together, round by round. Undefined where a run failed or was not complete:
 * its figures would flatter it.
 */
export function paired(
	some: readonly Sample[],
	others: readonly Sample[],
	combine: (one: Sample, other: Sample) => number,
): Summary | undefined {
	if ([...some, ...others].some((sample) => flawOf(sample) !== undefined)) return undefined;
	return summarise(some.map((sample, round) => combine(sample, others[round])));
}

/** A figure of one contender; undefined where {@link paired} is. */
export function figure({ samples }: CaseResult, name: string, kind: Figure): Summary | undefined {
	return paired(samples[name], samples[name], (sample) => sample[kind]);
}

/** Which of these contenders were not complete in every run, and why; empty if all is well. */
export function incomplete({ samples }: CaseResult, names: readonly string[]): string[] {
	return names
		.map((name) => [name, outcomeOf(samples[name])])
		.filter(([, outcome]) => outcome !== 'complete')
		.map(([name, outcome]) => `${name} ${outcome}`);
}
