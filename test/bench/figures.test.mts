import { compare, figure, outcomeOf, summarise } from '../../bench/figures.mts';
import { table } from '../../bench/format.mts';
import { aims } from '../../bench/getMany/aims.mts';
import { getManyBench } from '../../bench/getMany/bench.mts';
import { getManyReport } from '../../bench/getMany/report.mts';
import { FULL, outagePages, pagesOf } from '../../bench/getMany/cases.mts';
import {
	bound,
	CONCURRENCY,
	perContact,
	possibleSpeedUp,
	speedUp,
	timeGrowth,
	turns,
} from '../../bench/getMany/figures.mts';
import type { Case, CaseResult, Sample } from '../../bench/types.mts';
import { concurrency } from '../../nodes/Wachat/fields/options.ts';

const nothingWrong = { missing: 0, repeated: 0, foreign: 0 };

function sample(wall: number, rest: Partial<Sample> = {}): Sample {
	const memory = { peak: 1, held: 1 };
	return { wall, cpu: 1, ...memory, requests: 1, completeness: nothingWrong, ...rest };
}

/** Every contender took `times`, but Get Many took `ours`. */
function caseResult(bench: Case, times: number[], ours: number[]): CaseResult {
	const samples = Object.fromEntries(
		getManyBench.names.map((name) => [
			name,
			(name === 'getMany' ? ours : times).map((time) => sample(time)),
		]),
	);
	return { bench, samples };
}

const bench: Case = { contacts: 10_000, latency: 50, rounds: 3 };

test("the bound counts with the node's own default", () => {
	expect(concurrency.default).toBe(CONCURRENCY);
});

describe('statistics', () => {
	test.each([
		[[3, 1, 2], { median: 2, min: 1, max: 3, count: 3 }],
		[[4, 1, 2, 3], { median: 2.5, min: 1, max: 4, count: 4 }],
		[[7], { median: 7, min: 7, max: 7, count: 1 }],
	])('summarise %j', (values, summary) => {
		expect(summarise(values)).toEqual(summary);
	});

	test('there is no median of nothing', () => {
		expect(() => summarise([])).toThrow(RangeError);
	});

	test('missing, repeated and foreign contacts are told apart', () => {
		expect(compare([1, 2, 2, 9], new Set([1, 2, 3]))).toEqual({
			missing: 1,
			repeated: 1,
			foreign: 1,
		});
		expect(compare([3, 1, 2], new Set([1, 2, 3]))).toEqual(nothingWrong);
	});

	test.each([
		[1, 1],
		[2, 2],
		[6, 2],
		[7, 3],
		[100, 21],
		[1000, 201],
	])('%i pages, five at a time, take %i answers after each other', (pages, expected) => {
		expect(turns(pages)).toBe(expected);
	});
});

describe('figures', () => {
	test('the speed-up pairs the runs of one round', () => {
		const result = caseResult(bench, [4400, 6000, 6000], [1100, 1000, 1200]);
		expect(speedUp(result, 'httpRequest')).toMatchObject({ median: 5, min: 4, max: 6 });
		expect(possibleSpeedUp(result)).toBeCloseTo(100 / 21);
	});

	test('the bound is what the answers take', () => {
		const result = caseResult(bench, [5000], [1155]);
		expect(bound(result)).toBe(1050);
		const near = aims({ cases: [result] }).find(({ aim }) => aim.includes('the bound'));
		expect(near).toMatchObject({ measured: '1.10', outcome: 'met' });
	});

	test('growth pairs the runs of one round', () => {
		const from = caseResult(bench, [1], [1000, 1100, 1000]);
		const to = caseResult({ ...bench, contacts: 100_000 }, [1], [10_000, 9900, 11_000]);
		to.samples.getMany[2].peak = 900_001;
		expect(timeGrowth({ from, to })).toMatchObject({ median: 10, min: 9, max: 11 });
		expect(perContact({ from, to }, 'getMany', 'peak')).toMatchObject({ median: 0, max: 10 });
	});

	test('a contender that fails once has no figures', () => {
		const result = caseResult(bench, [5000, 5000], [1000, 1000]);
		result.samples.loop = [sample(10), sample(10, { failure: 'Service unavailable' })];
		result.samples.declarative = [sample(10, { completeness: { ...nothingWrong, missing: 1 } })];
		expect(figure(result, 'loop', 'wall')).toBeUndefined();
		expect(speedUp(result, 'declarative')).toBeUndefined();
	});
});

test('the bench is broken if Get Many fails anywhere, or a peer without an obstacle', () => {
	const failing = (one: Case, name: string) => {
		const result = caseResult(one, [2], [1]);
		result.samples[name] = [sample(1, { failure: 'Service unavailable' })];
		return getManyReport.findFlaws(result);
	};
	const outage: Case = { ...bench, obstacle: 'outage' };
	expect(failing(bench, 'loop')).toHaveLength(1);
	expect(failing(outage, 'getMany')).toHaveLength(1);
	expect(failing(outage, 'loop')).toEqual([]);
});

test('an aim whose figures are missing is not met, and does not vanish', () => {
	const result = caseResult(bench, [2], [1]);
	result.samples.getMany = [sample(1, { failure: 'Service unavailable' })];
	const found = aims({ cases: [result] });
	expect(found).toHaveLength(2);
	for (const { outcome } of found) expect(outcome).toContain('not met');
});

test('one page in twenty is refused, and every list with an outage has such a page', () => {
	expect(outagePages(50)).toEqual([10, 30, 50]);
	const outages = FULL.filter(({ obstacle }) => obstacle === 'outage');
	expect(outages.map((one) => outagePages(pagesOf(one)).length)).toEqual([5]);
});

test('what went wrong is told once, with how often', () => {
	const failing = sample(1, { failure: 'Service unavailable' });
	expect(outcomeOf([failing, sample(1), failing])).toBe('2 of 3 failed: Service unavailable');
	expect(outcomeOf([sample(1)])).toBe('complete');
});

test('a table has one line for each row, however many a text has, and numbers to the right', () => {
	const columns = [
		{ title: 'Why', left: true, cell: (text: string) => text },
		{ title: 'N', cell: (text: string) => String(text.length) },
	];
	expect(table(columns, ['refused \n by|all']).split('\n')).toEqual([
		'| Why | N |',
		'| --- | --: |',
		'| refused by\\|all | 16 |',
	]);
});
