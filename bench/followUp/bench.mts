import type { Effect } from '../../sandbox/faults.mts';
import { compare, flawsOf, hard, plain, rowsOf, timesAsLong } from '../figures.mts';
import { spread, times, whole } from '../format.mts';
import { counted, summary } from '../tables.mts';
import type { Bench, Case, Line, Obstacle, Row, Sample, Series } from '../types.mts';
import { numbersOf, senders } from './contenders.mts';

const names = Object.keys(senders);
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

function cost(row: Row): Line {
	const { Contender, Time, CPU, Peak } = summary(row);
	return {
		People: whole(row.bench.contacts),
		'Answer time': `${row.bench.latency} ms`,
		...{ Contender, Time },
		'Times Send Text': spread(timesAsLong(row.samples, row.all[ours]), times),
		...{ CPU, Peak },
	};
}

function twice(row: Row): Line {
	const { bench, samples } = row;
	const { Contender, Requests } = summary(row);
	const endings = samples.map(({ failure = 'succeeded' }) => failure);
	return {
		'What happens': `Request ${bench.contacts / 2} ${bench.obstacle && TROUBLES[bench.obstacle]?.words}`,
		Then: bench.retry === 'onFail' ? 'Retry On Fail' : 'Retry execution, pressed once',
		...{ Contender, Requests },
		'Got it twice': counted(samples, ({ completeness }) => completeness.repeated),
		'Did not get it': counted(samples, ({ completeness }) => completeness.missing),
		'What n8n shows at the end': [...new Set(endings)].join('; '),
	};
}

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
		const then = obstacle && TROUBLES[obstacle]?.effect;
		const when = { path: '/send/text', request: contacts / 2 } as const;
		if (then) sandbox.faults.add({ when, times: 1, then });
	},
	// What came out of the workflow tells nothing: the sandbox knows who got what.
	judge: (_, { messages }, { contacts }) =>
		compare(
			messages.map(({ body }) => Number(body.number)),
			new Set(numbersOf(contacts)),
		),
	flawOf: ({ bench, name, samples }) => {
		if (!bench.obstacle) return flawsOf(samples);
		if (name !== ours || samples.every(isHonest)) return undefined;
		return 'sent twice, or left somebody out unnamed';
	},
	tables: (cases) => ({
		cost: rowsOf(plain(cases)).map(cost),
		twice: rowsOf(hard(cases)).map(twice),
	}),
	plots: {},
};
