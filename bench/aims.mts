import {
	distance,
	growths,
	held,
	peak,
	perContact,
	plain,
	possibleSpeedUp,
	speedUp,
	timeGrowth,
	type Growth,
} from './figures.mts';
import { comparison, kilobytes, spread, times, whole } from './format.mts';
import type { CaseResult, Results } from './results.mts';
import type { Summary } from './statistics.mts';

/** One aim in one case, and what came of it. */
export interface AimResult {
	aim: string;
	where: string;
	measured: string;
	outcome: string;
}

const SPEED_UP = 4.5;
const DISTANCE = 1.25;
const GROWTH_FACTOR = 10;
const GROWTH_TOLERANCE = 0.15;

function caseOf({ bench: { contacts, latency } }: CaseResult): string {
	return `${whole(contacts)} contacts, ${String(latency)} ms`;
}

function met(isMet: boolean): string {
	return isMet ? 'met' : '**not met**';
}

/** A run that failed, or was not complete, has no figure: then no aim that needs it is met. */
function judge(figure: Summary | undefined, isMet: (median: number) => boolean): string {
	return met(figure !== undefined && isMet(figure.median));
}

function speed(result: CaseResult): AimResult[] {
	const factor = speedUp(result, 'httpRequest');
	const shown = { where: caseOf(result), measured: comparison(factor) };
	if (result.bench.latency === 0) {
		const aim = 'never slower than HTTP Request';
		return [{ ...shown, aim, outcome: judge(factor, (value) => value >= 1) }];
	}
	const aim = `${String(SPEED_UP)} times as fast as HTTP Request`;
	const possible = possibleSpeedUp(result);
	const outcome = judge(factor, (value) => value >= SPEED_UP);
	const note = possible < SPEED_UP ? `; the answers alone allow ${times(possible)}` : '';
	return [{ ...shown, aim, outcome: `${outcome}${note}` }];
}

function nearTheBound(result: CaseResult): AimResult[] {
	if (result.bench.latency === 0) return [];
	const factor = distance(result);
	const aim = `within ${String(DISTANCE)} times the bound`;
	const outcome = judge(factor, (value) => value <= DISTANCE);
	return [{ aim, where: caseOf(result), measured: spread(factor, times), outcome }];
}

function linear(growth: Growth): AimResult[] {
	const factor = timeGrowth(growth, 'getMany');
	const aim = '10 times the contacts take 10 times as long, within 15 %';
	const where = `${String(growth.to.bench.latency)} ms`;
	const isLinear = (value: number) => Math.abs(value / GROWTH_FACTOR - 1) <= GROWTH_TOLERANCE;
	return [{ aim, where, measured: spread(factor, times), outcome: judge(factor, isLinear) }];
}

function memory(growth: Growth): AimResult[] {
	const kinds = { 'at its peak': peak, 'held after the run': held };
	return Object.entries(kinds).map(([kind, pick]) => {
		const ours = perContact(growth, 'getMany', pick);
		const theirs = perContact(growth, 'httpRequest', pick);
		return {
			aim: 'no more memory per contact than HTTP Request',
			where: `${kind}, ${String(growth.to.bench.latency)} ms`,
			measured: `${spread(ours, kilobytes)} to ${spread(theirs, kilobytes)}`,
			outcome: judge(ours, (value) => theirs !== undefined && value <= theirs.median),
		};
	});
}

/** What the project aims at, case by case. */
export function aims(results: Pick<Results, 'cases'>): AimResult[] {
	const cases = plain(results);
	const grown = growths(results);
	return [
		...[...cases]
			.sort((a, b) => Number(a.bench.latency === 0) - Number(b.bench.latency === 0))
			.flatMap(speed),
		...cases.flatMap(nearTheBound),
		...grown.flatMap(linear),
		...grown.flatMap(memory),
	];
}
