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
import { kilobytes, times, whole } from './format.mts';
import type { CaseResult, Results } from './results.mts';

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

function speed(result: CaseResult): AimResult[] {
	const factor = speedUp(result, 'httpRequest');
	if (factor === undefined) return [];
	const shown = { where: caseOf(result), measured: times(factor) };
	if (result.bench.latency === 0) {
		return [{ ...shown, aim: 'never slower than HTTP Request', outcome: met(factor >= 1) }];
	}
	const possible = possibleSpeedUp(result);
	const outOfReach = factor < SPEED_UP && possible < SPEED_UP;
	return [
		{
			...shown,
			aim: `${String(SPEED_UP)} times as fast as HTTP Request`,
			outcome: outOfReach ? `out of reach: at most ${times(possible)}` : met(factor >= SPEED_UP),
		},
	];
}

function nearTheBound(result: CaseResult): AimResult[] {
	const factor = distance(result);
	if (result.bench.latency === 0 || factor === undefined) return [];
	const aim = `within ${String(DISTANCE)} times the bound`;
	const shown = { where: caseOf(result), measured: times(factor) };
	return [{ ...shown, aim, outcome: met(factor <= DISTANCE) }];
}

function linear(growth: Growth): AimResult[] {
	const factor = timeGrowth(growth, 'getMany');
	if (factor === undefined) return [];
	const off = Math.abs(factor / GROWTH_FACTOR - 1);
	const aim = '10 times the contacts take 10 times as long, within 15 %';
	const where = `${String(growth.to.bench.latency)} ms`;
	return [{ aim, where, measured: times(factor), outcome: met(off <= GROWTH_TOLERANCE) }];
}

function memory(growth: Growth): AimResult[] {
	const kinds = { 'at its peak': peak, 'held after the run': held };
	return Object.entries(kinds).flatMap(([kind, pick]) => {
		const ours = perContact(growth, 'getMany', pick);
		const theirs = perContact(growth, 'httpRequest', pick);
		if (ours === undefined || theirs === undefined) return [];
		return [
			{
				aim: 'no more memory per contact than HTTP Request',
				where: `${kind}, ${String(growth.to.bench.latency)} ms`,
				measured: `${kilobytes(ours)} to ${kilobytes(theirs)}`,
				outcome: met(ours <= theirs),
			},
		];
	});
}

/** What the project aims at, case by case. */
export function aims(results: Results): AimResult[] {
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
