// What the tables are made of: figures of one case, and figures that take several.
import { pagesOf } from './cases.mts';
import type { ContenderName } from './contenders.mts';
import type { CaseResult, Results, Sample } from './results.mts';
import { summarise, turns, type Summary } from './statistics.mts';
import { isFlawless } from './verdict.mts';

/** How many pages the node reads at the same time by default. */
export const CONCURRENCY = 5;

export type Reading = (sample: Sample) => number;

export const wall: Reading = (sample) => sample.wall;
export const cpu: Reading = (sample) => sample.cpu;
export const peak: Reading = (sample) => sample.peak;
export const held: Reading = (sample) => sample.held;
export const requests: Reading = (sample) => sample.requests;

/** Undefined where a run failed or was not complete: its figures would flatter it. */
export function figure(
	{ samples }: CaseResult,
	name: ContenderName,
	pick: Reading,
): Summary | undefined {
	const runs = samples[name];
	return isFlawless(runs) ? summarise(runs.map(pick)) : undefined;
}

/** Puts the runs of one round together, round by round; undefined where {@link figure} is for either. */
function paired(
	some: readonly Sample[],
	others: readonly Sample[],
	combine: (one: Sample, other: Sample) => number,
): Summary | undefined {
	if (!isFlawless(some) || !isFlawless(others)) return undefined;
	return summarise(some.map((sample, round) => combine(sample, others[round])));
}

/** How many times as fast as a peer Get Many was. */
export function speedUp({ samples }: CaseResult, peer: ContenderName): Summary | undefined {
	return paired(samples[peer], samples.getMany, (theirs, ours) => theirs.wall / ours.wall);
}

/** How many times as fast it can be at most, if nothing but the answers took time. */
export function possibleSpeedUp({ bench }: CaseResult): number {
	const pages = pagesOf(bench);
	return pages / turns(pages, CONCURRENCY);
}

/** The shortest time that the answers allow, in milliseconds. */
export function bound({ bench }: CaseResult): number {
	return turns(pagesOf(bench), CONCURRENCY) * bench.latency;
}

/** How many times as long as the bound Get Many takes. */
export function distance(result: CaseResult): Summary | undefined {
	return figure(result, 'getMany', (sample) => sample.wall / bound(result));
}

export function plain({ cases }: Pick<Results, 'cases'>): CaseResult[] {
	return cases.filter(({ bench }) => bench.obstacle === undefined);
}

/** Two cases that differ in nothing but the number of contacts. */
export interface Growth {
	from: CaseResult;
	to: CaseResult;
}

const GROWTH = { from: 10_000, to: 100_000 };

/** From 10,000 to 100,000 contacts, for each answer time. */
export function growths(results: Pick<Results, 'cases'>): Growth[] {
	const all = plain(results);
	return all.flatMap((from) => {
		if (from.bench.contacts !== GROWTH.from) return [];
		const to = all.find(
			({ bench }) => bench.contacts === GROWTH.to && bench.latency === from.bench.latency,
		);
		return to ? [{ from, to }] : [];
	});
}

export function timeGrowth({ from, to }: Growth, name: ContenderName): Summary | undefined {
	return paired(to.samples[name], from.samples[name], (more, less) => more.wall / less.wall);
}

/** Bytes for each further contact. */
export function perContact(
	{ from, to }: Growth,
	name: ContenderName,
	pick: Reading,
): Summary | undefined {
	const further = to.bench.contacts - from.bench.contacts;
	return paired(
		to.samples[name],
		from.samples[name],
		(more, less) => (pick(more) - pick(less)) / further,
	);
}
