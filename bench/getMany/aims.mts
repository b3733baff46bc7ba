import { paired, type Summary } from '../figures.mts';
import { kilobytes, spread, times, whole } from '../format.mts';
import type { CaseResult, Results } from '../types.mts';
import * as figures from './figures.mts';

const SPEED_UP = 4.5;
const DISTANCE = 1.25;
const GROWTH_FACTOR = 10;
const GROWTH_TOLERANCE = 0.15;

function whereOf({ bench: { contacts, latency } }: CaseResult): string {
	return `${whole(contacts)} contacts, ${String(latency)} ms`;
}

/** A run that failed, or was not complete, has no figure: then no aim that needs it is met. */
function judge(
	aim: string,
	where: string,
	figure: Summary | undefined,
	isMet: (median: number) => boolean,
) {
	const outcome = figure !== undefined && isMet(figure.median) ? 'met' : '**not met**';
	return { aim, where, measured: spread(figure, times), outcome };
}

/** One aim in one case, and what came of it. */
export type AimResult = ReturnType<typeof judge>;

function speed(result: CaseResult): AimResult {
	const factor = figures.speedUp(result, 'httpRequest');
	const where = whereOf(result);
	if (result.bench.latency === 0) {
		return judge('never slower than HTTP Request', where, factor, (value) => value >= 1);
	}
	const aim = `${String(SPEED_UP)} times as fast as HTTP Request`;
	const judged = judge(aim, where, factor, (value) => value >= SPEED_UP);
	const possible = figures.possibleSpeedUp(result);
	if (possible >= SPEED_UP) return judged;
	return { ...judged, outcome: `${judged.outcome}; the answers alone allow ${times(possible)}` };
}

function nearTheBound(result: CaseResult): AimResult {
	const { getMany } = result.samples;
	const factor = paired(getMany, getMany, ({ wall }) => wall / figures.bound(result));
	const aim = `within ${String(DISTANCE)} times the bound`;
	return judge(aim, whereOf(result), factor, (value) => value <= DISTANCE);
}

function linear(growth: figures.Growth): AimResult {
	return judge(
		'10 times the contacts take 10 times as long, within 15 %',
		`${String(growth.to.bench.latency)} ms`,
		figures.timeGrowth(growth),
		(value) => Math.abs(value / GROWTH_FACTOR - 1) <= GROWTH_TOLERANCE,
	);
}

function memory(growth: figures.Growth): AimResult[] {
	const kinds = { 'at its peak': 'peak', 'held after the run': 'held' } as const;
	return Object.entries(kinds).map(([words, kind]) => {
		const ours = figures.perContact(growth, 'getMany', kind);
		const theirs = figures.perContact(growth, 'httpRequest', kind);
		const aim = 'no more memory per contact than HTTP Request';
		const where = `${words}, ${String(growth.to.bench.latency)} ms`;
		const isMet = (value: number) => theirs !== undefined && value <= theirs.median;
		const measured = `${spread(ours, kilobytes)} to ${spread(theirs, kilobytes)}`;
		return { ...judge(aim, where, ours, isMet), measured };
	});
}

/** What the project aims at, case by case. */
export function aims(results: Pick<Results, 'cases'>): AimResult[] {
	const waiting = figures.plain(results).filter(({ bench }) => bench.latency > 0);
	const instant = figures.plain(results).filter(({ bench }) => bench.latency === 0);
	const grown = figures.growths(results);
	return [
		...[...waiting, ...instant].map(speed),
		...waiting.map(nearTheBound),
		...grown.map(linear),
		...grown.flatMap(memory),
	];
}
