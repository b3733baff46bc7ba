import { flawsIn } from '../../bench/benches.mts';
import { compare, flawsOf, median, timesAsLong, walls } from '../../bench/figures.mts';
import { spread, whole } from '../../bench/format.mts';
import { aims } from '../../bench/getMany/aims.mts';
import { getMany } from '../../bench/getMany/bench.mts';
import {
	bound,
	CONCURRENCY,
	FULL,
	outagePages,
	possibleSpeedUp,
} from '../../bench/getMany/cases.mts';
import { table } from '../../bench/tables.mts';
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
		getMany.names.map((name) => [
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
		[[3, 1, 2], 2],
		[[4, 1, 2, 3], 2.5],
		[[7], 7],
	])('the median of %j is %d', (values, expected) => {
		expect(median(values)).toBe(expected);
	});

	test('there is no median of nothing', () => {
		expect(() => median([])).toThrow(RangeError);
	});

	test.each([
		[[3, 1, 2], '2 (1–3)'],
		[[7], '7'],
		[[7, 7], '7'],
		[undefined, 'fails'],
	])('%j is shown as %s', (values, text) => {
		expect(spread(values, whole)).toBe(text);
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
		expect(bound({ ...bench, contacts: pages * 100, latency: 1 })).toBe(expected);
	});
});

describe('figures', () => {
	test('the speed-up pairs the runs of one round', () => {
		const result = caseResult(bench, [4400, 6000, 6000], [1100, 1000, 1200]);
		const { httpRequest, getMany: ours } = result.samples;
		expect(timesAsLong(httpRequest, ours)).toEqual([4, 6, 5]);
		expect(getMany.tables([result]).speedUp).toMatchObject([
			{ Contacts: '10,000', 'Answer time': '50 ms', 'HTTP Request': '5.00 (4.00–6.00)' },
		]);
		expect(possibleSpeedUp(bench)).toBeCloseTo(100 / 21);
	});

	test('the bound is what the answers take', () => {
		const result = caseResult(bench, [5000], [1155]);
		expect(bound(bench)).toBe(1050);
		const near = aims([result]).find(({ Aim }) => Aim.includes('the bound'));
		expect(near).toMatchObject({ Measured: '1.10', Outcome: 'met' });
	});

	test('growth pairs the runs of one round', () => {
		const from = caseResult(bench, [1], [1000, 1100, 1000]);
		const to = caseResult({ ...bench, contacts: 100_000 }, [1], [10_000, 9900, 11_000]);
		to.samples.getMany[2].peak = 900_000_001;
		const found = aims([from, to]);
		const growth = found.find(({ Aim }) => Aim.startsWith('10 times'));
		expect(growth).toMatchObject({ Measured: '10.00 (9.00–11.00)', Outcome: 'met' });
		const memory = found.filter(({ Aim }) => Aim.includes('memory'));
		expect(memory.map(({ Measured }) => Measured)).toEqual([
			'0.00 kB (0.00–10.00) to 0.00 kB',
			'0.00 kB to 0.00 kB',
		]);
	});

	test('a contender that fails once has no figures', () => {
		const result = caseResult(bench, [5000, 5000], [1000, 1000]);
		result.samples.loop = [sample(10), sample(10, { failure: 'Service unavailable' })];
		result.samples.declarative = [sample(10, { completeness: { ...nothingWrong, missing: 1 } })];
		expect(walls(result.samples.loop)).toBeUndefined();
		expect(getMany.tables([result]).speedUp).toMatchObject([
			{ 'HTTP Request': '5.00', Loop: 'fails', Declarative: 'fails' },
		]);
	});
});

test('the bench is broken if Get Many fails anywhere, or a peer without an obstacle', () => {
	const failing = (one: Case, name: string) => {
		const result = caseResult(one, [2], [1]);
		result.samples[name] = [sample(1, { failure: 'Service unavailable' })];
		return flawsIn('getMany', [result]);
	};
	const outage: Case = { ...bench, obstacle: 'outage' };
	expect(failing(bench, 'loop')).toHaveLength(1);
	expect(failing(outage, 'getMany')).toHaveLength(1);
	expect(failing(outage, 'loop')).toEqual([]);
});

test('an aim whose figures are missing is not met, and does not vanish', () => {
	const result = caseResult(bench, [2], [1]);
	result.samples.getMany = [sample(1, { failure: 'Service unavailable' })];
	const found = aims([result]);
	expect(found).toHaveLength(2);
	for (const { Outcome } of found) expect(Outcome).toContain('not met');
});

test('one page in twenty is refused, and every list with an outage has such a page', () => {
	expect(outagePages({ ...bench, contacts: 5000 })).toEqual([10, 30, 50]);
	const outages = FULL.filter(({ obstacle }) => obstacle === 'outage');
	expect(outages.map((one) => outagePages(one).length)).toEqual([5]);
});

test('what went wrong is told once, with how often', () => {
	const failing = sample(1, { failure: 'Service unavailable' });
	expect(flawsOf([failing, sample(1), failing])).toBe('2 of 3 failed: Service unavailable');
	expect(flawsOf([sample(1)])).toBeUndefined();
});

test('a table has one line for each row, however many a text has, and figures to the right', () => {
	const lines = [
		{ Why: 'refused \n by|all', Time: '1.20 s (0.90–1.50)', Rest: '–' },
		{ Why: '2 of 3 failed', Time: 'fails', Rest: '16' },
	];
	expect(table(lines).split('\n')).toEqual([
		'| Why | Time | Rest |',
		'| --- | --: | --: |',
		'| refused by\\|all | 1.20 s (0.90–1.50) | – |',
		'| 2 of 3 failed | fails | 16 |',
	]);
});
