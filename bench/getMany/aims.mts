// What Get Many is held against: the bound that the answers set, and what the project aims at.
import { median, paired, timesAsLong } from '../figures.mts';
import { kilobytes, spread, times, whole } from '../format.mts';
import type { Case, CaseResult } from '../types.mts';
import { pagesOf } from './cases.mts';

/** How many pages the node reads at the same time by default. */
export const CONCURRENCY = 5;

/** Requests that wait for each other, at least: the first page alone tells how many there are. */
function turnsOf(one: Case): number {
	return 1 + Math.ceil((pagesOf(one) - 1) / CONCURRENCY);
}

/** The shortest time that the answers allow, in milliseconds. */
export function bound(one: Case): number {
	return turnsOf(one) * one.latency;
}

/** How many times as fast as a peer it can be at most, if nothing but the answers took time. */
export function possibleSpeedUp(one: Case): number {
	return pagesOf(one) / turnsOf(one);
}

/** One aim in one case, and what came of it. A run that failed, or was not complete, has no figures: none is met. */
function judge(
	aim: string,
	where: string,
	figures: readonly number[] | undefined,
	isMet: (median: number) => boolean,
) {
	const outcome = figures && isMet(median(figures)) ? 'met' : '**not met**';
	return { aim, where, measured: spread(figures, times), outcome };
}

export type AimResult = ReturnType<typeof judge>;

function whereOf({ contacts, latency }: Case): string {
	return `${whole(contacts)} contacts, ${latency} ms`;
}

function fast({ bench, samples }: CaseResult): AimResult {
	const factor = timesAsLong(samples.httpRequest, samples.getMany);
	const isMet = (value: number) => value >= 4.5;
	const judged = judge('4.5 times as fast as HTTP Request', whereOf(bench), factor, isMet);
	const possible = possibleSpeedUp(bench);
	if (isMet(possible)) return judged;
	return { ...judged, outcome: `${judged.outcome}; the answers alone allow ${times(possible)}` };
}

function notSlower({ bench, samples }: CaseResult): AimResult {
	const factor = timesAsLong(samples.httpRequest, samples.getMany);
	return judge('never slower than HTTP Request', whereOf(bench), factor, (value) => value >= 1);
}

function nearTheBound({ bench, samples: { getMany } }: CaseResult): AimResult {
	const factor = paired(getMany, getMany, ({ wall }) => wall / bound(bench));
	return judge('within 1.25 times the bound', whereOf(bench), factor, (value) => value <= 1.25);
}

/** Two cases that differ in nothing but the number of contacts. */
type Growth = [CaseResult, CaseResult];

function linear([less, more]: Growth): AimResult {
	const aim = '10 times the contacts take 10 times as long, within 15 %';
	const factor = timesAsLong(more.samples.getMany, less.samples.getMany);
	const isMet = (value: number) => value >= 8.5 && value <= 11.5;
	return judge(aim, `${more.bench.latency} ms`, factor, isMet);
}

function frugal([less, more]: Growth, kind: 'peak' | 'held', when: string): AimResult {
	const further = more.bench.contacts - less.bench.contacts;
	const perContact = (name: string) =>
		paired(more.samples[name], less.samples[name], (a, b) => (a[kind] - b[kind]) / further);
	const [ours, theirs] = [perContact('getMany'), perContact('httpRequest')];
	const aim = 'no more memory per contact than HTTP Request';
	const isMet = (value: number) => theirs !== undefined && value <= median(theirs);
	const measured = `${spread(ours, kilobytes)} to ${spread(theirs, kilobytes)}`;
	return { ...judge(aim, `${when}, ${more.bench.latency} ms`, ours, isMet), measured };
}

/** What the project aims at, case by case. */
export function aims(cases: readonly CaseResult[]): AimResult[] {
	const waiting = cases.filter(({ bench }) => bench.latency > 0);
	const instant = cases.filter(({ bench }) => bench.latency === 0);
	const sized = (contacts: number) => cases.filter(({ bench }) => bench.contacts === contacts);
	const growths = sized(10_000).flatMap((less) =>
		sized(100_000)
			.filter(({ bench }) => bench.latency === less.bench.latency)
			.map((more): Growth => [less, more]),
	);
	return [
		...waiting.map(fast),
		...instant.map(notSlower),
		...waiting.map(nearTheBound),
		...growths.map(linear),
		...growths.flatMap((growth) => [
			frugal(growth, 'peak', 'at its peak'),
			frugal(growth, 'held', 'held after the run'),
		]),
	];
}
