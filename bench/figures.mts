// What runs come to: medians, comparisons round by round, and whether they may count at all.
import type { Case, CaseResult, Row, Sample } from './types.mts';

export function median(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('There is no median of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
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
	return `${missing} missing, ${repeated} repeated, ${foreign} foreign`;
}

/** What went wrong in some runs, and how often if not each time; undefined if nothing did. */
export function flawsOf(samples: readonly Sample[]): string | undefined {
	const flaws = samples.map(flawOf).filter((flaw) => flaw !== undefined);
	if (flaws.length === 0) return undefined;
	const often = flaws.length === samples.length ? '' : `${flaws.length} of ${samples.length} `;
	return `${often}${[...new Set(flaws)].join('; ')}`;
}

/** Whether nothing makes it hard. */
export const isPlain = ({ obstacle }: Case) => obstacle === undefined;
export const plain = (cases: readonly CaseResult[]) => cases.filter(({ bench }) => isPlain(bench));
export const hard = (cases: readonly CaseResult[]) => cases.filter(({ bench }) => !isPlain(bench));

/** Each contender that took part in each case. */
export function rowsOf(cases: readonly CaseResult[]): Row[] {
	return cases.flatMap((result) => Object.keys(result.samples).map((name) => ({ result, name })));
}

/**
 * Puts the runs of one round together, round by round. Undefined where a run failed or was not complete:
 * its figures would flatter it.
 */
export function paired(
	some: readonly Sample[],
	others: readonly Sample[],
	combine: (one: Sample, other: Sample) => number,
): number[] | undefined {
	if (flawsOf([...some, ...others]) !== undefined) return undefined;
	return some.map((sample, round) => combine(sample, others[round]));
}

export type Figure = 'wall' | 'cpu' | 'peak' | 'requests';

/** A figure of one contender, round by round; undefined where {@link paired} is. */
export function figure({ result: { samples }, name }: Row, kind: Figure): number[] | undefined {
	return paired(samples[name], samples[name], (sample) => sample[kind]);
}

/** How many times as long some runs took as others, round by round. */
export function timesAsLong(some: readonly Sample[], others: readonly Sample[]) {
	return paired(some, others, (one, other) => one.wall / other.wall);
}
