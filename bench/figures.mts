// What runs come to: medians, comparisons round by round, and whether they may count at all.
import type { CaseResult, Completeness, Row, Sample } from './types.mts';

export function median(values: readonly number[]): number {
	if (values.length === 0) throw new RangeError('There is no median of nothing');
	const sorted = [...values].sort((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

export function compare(found: readonly number[], expected: ReadonlySet<number>): Completeness {
	const different = new Set(found);
	const foreign = [...different].filter((id) => !expected.has(id)).length;
	const missing = expected.size - (different.size - foreign);
	return { missing, repeated: found.length - different.size, foreign };
}

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

/** Cases that nothing makes hard, and the others. */
export const plain = (cases: readonly CaseResult[]) => cases.filter(({ bench }) => !bench.obstacle);
export const hard = (cases: readonly CaseResult[]) => cases.filter(({ bench }) => bench.obstacle);

/** Each contender that took part in each case. */
export function rowsOf(cases: readonly CaseResult[]): Row[] {
	return cases.flatMap(({ bench, samples: all }) =>
		Object.entries(all).map(([name, samples]) => ({ bench, name, samples, all })),
	);
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

/** A figure of each run; undefined where {@link paired} is. */
export function each(samples: readonly Sample[], figure: (sample: Sample) => number) {
	return paired(samples, samples, figure);
}

/** How long each run took. */
export const walls = (samples: readonly Sample[]) => each(samples, ({ wall }) => wall);

/** How many times as long some runs took as others, round by round. */
export function timesAsLong(some: readonly Sample[], others: readonly Sample[]) {
	return paired(some, others, (one, other) => one.wall / other.wall);
}
