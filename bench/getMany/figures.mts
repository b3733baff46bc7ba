import { paired, type Figure, type Summary } from '../figures.mts';
import type { CaseResult, Results } from '../types.mts';
import { pagesOf } from './cases.mts';

/** How many pages the node reads at the same time by default. */
export const CONCURRENCY = 5;

/** Requests that wait for each other, at least: the first page alone tells how many there are. */
export function turns(pages: number): number {
	return 1 + Math.ceil((pages - 1) / CONCURRENCY);
}

/** How many times as fast as a peer Get Many was. */
export function speedUp({ samples }: CaseResult, peer: string): Summary | undefined {
	return paired(samples[peer], samples.getMany, (theirs, ours) => theirs.wall / ours.wall);
}

/** How many times as fast it can be at most, if nothing but the answers took time. */
export function possibleSpeedUp({ bench }: CaseResult): number {
	return pagesOf(bench) / turns(pagesOf(bench));
}

/** The shortest time that the answers allow, in milliseconds. */
export function bound({ bench }: CaseResult): number {
	return turns(pagesOf(bench)) * bench.latency;
}

export function plain({ cases }: Pick<Results, 'cases'>): CaseResult[] {
	return cases.filter(({ bench }) => bench.obstacle === undefined);
}

/** Two cases that differ in nothing but the number of contacts. */
export interface Growth {
	from: CaseResult;
	to: CaseResult;
}

/** From 10,000 to 100,000 contacts, for each answer time. */
export function growths(results: Pick<Results, 'cases'>): Growth[] {
	const sized = (contacts: number) =>
		plain(results).filter(({ bench }) => bench.contacts === contacts);
	return sized(10_000).flatMap((from) =>
		sized(100_000)
			.filter(({ bench }) => bench.latency === from.bench.latency)
			.map((to) => ({ from, to })),
	);
}

export function timeGrowth({ from, to }: Growth): Summary | undefined {
	const { getMany } = to.samples;
	return paired(getMany, from.samples.getMany, (more, less) => more.wall / less.wall);
}

/** Bytes for each further contact. */
export function perContact({ from, to }: Growth, name: string, kind: Figure): Summary | undefined {
	const further = to.bench.contacts - from.bench.contacts;
	const each = (more: number, less: number) => (more - less) / further;
	return paired(to.samples[name], from.samples[name], (more, less) => each(more[kind], less[kind]));
}
