import { keyOf } from '../../bench/benches.mts';
import { median, timesAsLong } from '../../bench/figures.mts';
import { seconds, times } from '../../bench/format.mts';
import { report } from '../../bench/report.mts';
import type { Figures } from '../../bench/types.mts';
import { readText } from '../package/repository.mts';

const figures = JSON.parse(readText('bench/figures.json')) as Figures;
const measured = Object.entries(figures);

test('RESULTS.md says what `npm run bench -- --report` puts into it from figures.json', async () => {
	const text = readText('bench/RESULTS.md');
	expect(await report(text, figures)).toBe(text);
});

test.each([
	[
		'a place is missing',
		(text: string) => text.replaceAll('getMany.cpu -->', '-->'),
		'No place for: getMany.cpu',
	],
	[
		'a place is unknown',
		(text: string) => text.replaceAll('getMany.cpu -->', 'getMany.gpu -->'),
		'"getMany.gpu"',
	],
])('nothing is written where %s', async (_, spoil, message) => {
	await expect(report(spoil(readText('bench/RESULTS.md')), figures)).rejects.toThrow(message);
});

test.each(measured)('what was measured of %s is a commit, and nothing beside it', (_, results) => {
	expect(results.setting.source).toMatch(/^[0-9a-f]{7,}$/);
});

test('the README quotes the table', () => {
	const result = figures.getMany.cases.find(({ bench }) => keyOf(bench) === '10000@50');
	if (!result) throw new Error('The case that the README quotes is missing');
	const sentence = readText('README.md')
		.split('\n')
		.find((line) => line.includes('bench/RESULTS.md'));
	const { getMany, httpRequest } = result.samples;
	for (const samples of [getMany, httpRequest]) {
		expect(sentence).toContain(` ${seconds(median(samples.map(({ wall }) => wall)))}`);
	}
	expect(sentence).toContain(
		`${times(median(timesAsLong(httpRequest, getMany) ?? []))} times as long`,
	);
});
