import { keyOf } from '../../bench/cases.mts';
import type { ContenderName } from '../../bench/contenders.mts';
import { figure, speedUp, wall } from '../../bench/figures.mts';
import { seconds, times } from '../../bench/format.mts';
import { report } from '../../bench/report.mts';
import type { Results } from '../../bench/results.mts';
import { readText } from '../package/repository.mts';

const results = JSON.parse(readText('bench/figures.json')) as Results;

test('RESULTS.md is what `npm run bench -- --report` makes of figures.json', () => {
	expect(readText('bench/RESULTS.md')).toBe(report(results));
});

test('what was measured is a commit, and nothing beside it', () => {
	expect(results.setting.source).toMatch(/^[0-9a-f]{7,}$/);
});

test('the README quotes the table', () => {
	const result = results.cases.find(({ bench }) => keyOf(bench) === '10000@50');
	if (!result) throw new Error('The case that the README quotes is missing');
	const sentence = readText('README.md')
		.split('\n')
		.find((line) => line.includes('bench/RESULTS.md'));
	const median = (name: ContenderName) => figure(result, name, wall)?.median ?? NaN;
	expect(sentence).toContain(seconds(median('getMany')));
	expect(sentence).toContain(seconds(median('httpRequest')));
	expect(sentence).toContain(times(speedUp(result, 'httpRequest')?.median ?? NaN));
});
