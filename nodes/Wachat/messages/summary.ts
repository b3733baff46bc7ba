/** How many messages came to which end. */
export type Counts = Partial<Record<string, number>>;

/** In the order of the summary; what comes out that is none of them is not counted. */
const WORDS: ReadonlyArray<readonly [string, string]> = [
	['queued', 'queued'],
	['notSent', 'not sent'],
	['unknown', 'unknown'],
	['skipped', 'skipped'],
	['preview', 'previewed'],
];

export function count(outcomes: readonly string[]): Counts {
	const counts: Record<string, number> = {};
	for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
	return counts;
}

/** E.g. "197 queued, 2 not sent, 1 unknown, 3 skipped". */
export function summary(counts: Counts): string {
	return WORDS.filter(([outcome]) => counts[outcome])
		.map(([outcome, words]) => `${counts[outcome]} ${words}`)
		.join(', ');
}
