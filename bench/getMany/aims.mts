// What the project aims at with Get Many, case by case, and what came of it.
import { each, median, paired, timesAsLong } from '../figures.mts';
import { kilobytes, spread, times, whole } from '../format.mts';
import type { CaseResult, Line } from '../types.mts';
import { bound, possibleSpeedUp } from './cases.mts';

/** In this order. */
const AIMS = {
	fast: '4.5 times as fast as HTTP Request',
	notSlower: 'never slower than HTTP Request',
	near: 'within 1.25 times the bound',
	linear: '10 times the contacts take 10 times as long, within 15 %',
	frugal: 'no more memory per contact than HTTP Request',
};

/** One aim in one case. A run that failed, or was not complete, has no figures: none is met. */
function judge(
	aim: string,
	where: string,
	figures: readonly number[] | undefined,
	isMet: (median: number) => boolean,
) {
	const outcome = figures && isMet(median(figures)) ? 'met' : '**not met**';
	return { Aim: aim, Where: where, Measured: spread(figures, times), Outcome: outcome };
}

function ofOne({ bench, samples }: CaseResult): Line[] {
	const where = `${whole(bench.contacts)} contacts, ${bench.latency} ms`;
	const speedUp = timesAsLong(samples.httpRequest, samples.getMany);
	if (bench.latency === 0) return [judge(AIMS.notSlower, where, speedUp, (value) => value >= 1)];
	const isFast = (value: number) => value >= 4.5;
	const fast = judge(AIMS.fast, where, speedUp, isFast);
	const possible = possibleSpeedUp(bench);
	if (!isFast(possible)) fast.Outcome += `; the answers alone allow ${times(possible)}`;
	const near = each(samples.getMany, ({ wall }) => wall / bound(bench));
	return [fast, judge(AIMS.near, where, near, (value) => value <= 1.25)];
}

/** Of two cases that differ in nothing but the number of contacts. */
function ofGrowth(less: CaseResult, more: CaseResult): Line[] {
	const where = `${more.bench.latency} ms`;
	const further = more.bench.contacts - less.bench.contacts;
	const factor = timesAsLong(more.samples.getMany, less.samples.getMany);
	const frugal = (kind: 'peak' | 'held', when: string) => {
		const [ours, theirs] = ['getMany', 'httpRequest'].map((name) =>
			paired(more.samples[name], less.samples[name], (a, b) => (a[kind] - b[kind]) / further),
		);
		const isMet = (value: number) => theirs !== undefined && value <= median(theirs);
		const measured = `${spread(ours, kilobytes)} to ${spread(theirs, kilobytes)}`;
		return { ...judge(AIMS.frugal, `${when}, ${where}`, ours, isMet), Measured: measured };
	};
	return [
		judge(AIMS.linear, where, factor, (value) => value >= 8.5 && value <= 11.5),
		frugal('peak', 'at its peak'),
		frugal('held', 'held after the run'),
	];
}

/** A line for each aim in each case that it concerns. */
export function aims(cases: readonly CaseResult[]): Line[] {
	const sized = (contacts: number) => cases.filter(({ bench }) => bench.contacts === contacts);
	const growths = sized(100_000).flatMap((more) =>
		sized(10_000)
			.filter(({ bench }) => bench.latency === more.bench.latency)
			.flatMap((less) => ofGrowth(less, more)),
	);
	const order = Object.values(AIMS);
	return [...cases.flatMap(ofOne), ...growths].sort(
		(one, other) => order.indexOf(one.Aim) - order.indexOf(other.Aim),
	);
}
