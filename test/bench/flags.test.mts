import { readFlags } from '../../bench/flags.mts';

const benches = ['getMany', 'followUp', 'trigger'];
const none = { quick: false, benches, report: false, help: false };

test.each([
	[[], none],
	[['--quick'], { ...none, quick: true }],
	[['--bench', 'getMany'], { ...none, benches: ['getMany'] }],
	[['--quick', '--bench', 'getMany'], { ...none, quick: true, benches: ['getMany'] }],
	[
		['--bench', 'trigger', '--case', '10000@50-id-newest'],
		{ ...none, benches: ['trigger'], cases: ['10000@50-id-newest'] },
	],
	[['--rounds', '2'], { ...none, rounds: 2 }],
	[
		['--case', '10000@50', '--case', '2000@50-limiter', '--rounds', '2'],
		{ ...none, cases: ['10000@50', '2000@50-limiter'], rounds: 2 },
	],
])('%j', (args, flags) => {
	expect(readFlags(args)).toEqual(flags);
});

test.each([
	[['--bench', 'lunch'], 'There is no bench "lunch"'],
	[['--case', '7@7'], 'There is no case "7@7"'],
	[['--bench', 'followUp', '--case', '10000@50'], 'There is no case "10000@50"'],
	[['--rounds', '0'], '--rounds takes a whole number from 1'],
	[['--quick', '--case', '10000@50'], '--quick takes no --case'],
])('%j is refused in one line', (args, message) => {
	expect(() => readFlags(args)).toThrow(message);
});
