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

/** Requests that wait for each other, at least: the first page alone tells how many there are. */
export function turns(pages: number, concurrency: number): number {
	return 1 + Math.ceil((pages - 1) / concurrency);
}

export interface Completeness {
	/** Expected, and not there. */
	missing: number;
	/** There more than once, each further time counted. */
	repeated: number;
	/** There, and not expected. */
	foreign: number;
}

export function compare(found: readonly number[], expected: ReadonlySet<number>): Completeness {
	const different = new Set(found);
	let foreign = 0;
	for (const id of different) if (!expected.has(id)) foreign++;
	return {
		missing: expected.size - (different.size - foreign),
		repeated: found.length - different.size,
		foreign,
	};
}

export function isComplete({ missing, repeated, foreign }: Completeness): boolean {
	return missing === 0 && repeated === 0 && foreign === 0;
}
