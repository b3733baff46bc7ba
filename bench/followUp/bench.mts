import type { Effect } from '../../sandbox/faults.mts';
import { compare, flawsOf, hard, isPlain, plain, rowsOf, timesAsLong } from '../figures.mts';
import { spread, times } from '../format.mts';
import { columns, counted, numbers, table, text } from '../tables.mts';
import type { Bench, Case, CaseResult, Obstacle, Row, Sample, Series } from '../types.mts';
import { numbersOf } from './contenders.mts';

const names = ['sendText', 'httpBatches', 'itemLoop'];
const [ours] = names;

/** What becomes of the message in the middle. */
const TROUBLES: Partial<Record<Obstacle, { effect: Effect; words: string }>> = {
	lostAnswer: {
		effect: { taken: true, reset: true },
		words: 'is taken, and the connection breaks',
	},
	refusal: { effect: { status: 500 }, words: 'is answered with a 500, and not taken' },
};

/** How often does not matter here: what is counted is the same each time. */
function trouble(contacts: number, obstacle: Obstacle, retry: Case['retry']): Series {
	return [{ contacts, latency: 0, rounds: 1, together: true, obstacle, retry }];
}

function cost(cases: readonly CaseResult[]): string {
	const { contacts, answerTime, contender, time, cpu, peak } = columns;
	const people = { ...contacts, title: 'People' };
	const timesOurs = numbers('Times Send Text', ({ result: { samples }, name }: Row) =>
		spread(timesAsLong(samples[name], samples[ours]), times),
	);
	return table([people, answerTime, contender, time, timesOurs, cpu, peak], rowsOf(plain(cases)));
}

function whatHappens({ result: { bench } }: Row): string {
	return `Request ${bench.contacts / 2} ${bench.obstacle && TROUBLES[bench.obstacle]?.words}`;
}

function whatIsDone({ result: { bench } }: Row): string {
	return bench.retry === 'onFail' ? 'Retry On Fail' : 'Retry execution, pressed once';
}

function ending({ result: { samples }, name }: Row): string {
	const endings = samples[name].map(({ failure = 'succeeded' }) => failure);
	return [...new Set(endings)].join('; ');
}

const TWICE = [
	text('What happens', whatHappens),
	text('Then', whatIsDone),
	columns.contender,
	columns.requests,
	numbers(
		'Got it twice',
		counted(({ completeness }) => completeness.repeated),
	),
	numbers(
		'Did not get it',
		counted(({ completeness }) => completeness.missing),
	),
	text('What n8n shows at the end', ending),
];

/** Whoever may not have got it must be named, as nobody knows then. */
function isHonest({ failure, completeness: { missing, repeated, foreign } }: Sample): boolean {
	const named = failure?.startsWith('It is not known whether this message was sent') ? 1 : 0;
	return repeated === 0 && foreign === 0 && missing <= named;
}

/** Sending a text to people. */
export const followUp: Bench = {
	names,
	full: [
		[{ contacts: 1000, latency: 0, rounds: 3 }],
		// Mostly waiting, which can be done side by side.
		[{ contacts: 1000, latency: 50, rounds: 3, together: true }],
		trouble(1000, 'lostAnswer', 'execution'),
		trouble(1000, 'lostAnswer', 'onFail'),
		trouble(1000, 'refusal', 'execution'),
		trouble(1000, 'refusal', 'onFail'),
	],
	quick: [
		[{ contacts: 40, latency: 0, rounds: 1, together: true }],
		// One of each.
		trouble(40, 'lostAnswer', 'execution'),
		trouble(40, 'refusal', 'onFail'),
	],
	// The second instance cannot send.
	warmsUpOnTarget: true,
	arrange: async (sandbox, { contacts, obstacle }) => {
		sandbox.clearMessages();
		const effect = obstacle && TROUBLES[obstacle]?.effect;
		if (!effect) return;
		sandbox.faults.add({
			when: { path: '/send/text', request: contacts / 2 },
			times: 1,
			then: effect,
		});
	},
	// What came out of the workflow tells nothing: the sandbox knows who got what.
	judge: (_, { messages }, { contacts }) =>
		compare(
			messages.map(({ body }) => Number(body.number)),
			new Set(numbersOf(contacts)),
		),
	flawOf: ({ result, name }) => {
		const samples = result.samples[name];
		if (isPlain(result.bench)) return flawsOf(samples);
		if (name !== ours || samples.every(isHonest)) return undefined;
		return 'sent twice, or left somebody out unnamed';
	},
	sections: { cost, twice: (cases) => table(TWICE, rowsOf(hard(cases))) },
	plots: {},
};
