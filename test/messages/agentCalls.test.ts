import { Ledger } from '../../nodes/Wachat/messages/ledger';
import type { Message } from '../../nodes/Wachat/messages/message';
import { OnlyOnce } from '../../nodes/Wachat/messages/onlyOnce';
import type { Queued, Unsent } from '../../nodes/Wachat/messages/outcome';
import { Rhythm } from '../../nodes/Wachat/messages/rhythm';
import { sendAll } from '../../nodes/Wachat/messages/sendAll';
import { message, outcomesOf, StandInMemory } from './standIn';

const queued: Queued = { outcome: 'queued', at: 'now', response: null };
const refused: Unsent = { outcome: 'notSent', message: 'x', description: '', httpCode: null };
const lost: Unsent = { ...refused, outcome: 'unknown' };

/** Calls of an agent: all but the first so many steps after it, and before the API answers that one. */
async function atOnce(calls: Message[], steps: number, answer: Queued | Unsent) {
	const context = {};
	const memory = new StandInMemory();
	const posts: Message[] = [];
	const answers: Array<() => void> = [];
	const post = async (one: Message): Promise<Queued | Unsent> => {
		posts.push(one);
		if (posts.length > 1) return queued;
		await new Promise<void>((resolve) => answers.push(resolve));
		return answer;
	};
	const call = async (one: Message) =>
		await sendAll([one], {
			onlyOnce: new OnlyOnce(memory),
			ledger: new Ledger(context, { index: 0, isTool: true }),
			rhythm: new Rhythm(context, () => 0),
			post,
			sleep: async () => undefined,
			random: () => 0,
			stopAtFailure: false,
		});
	const moments = async (count: number) => {
		for (let step = 0; step < count; step++) await Promise.resolve();
	};
	const [first, ...others] = calls;
	const all = [call(first)];
	await moments(steps);
	all.push(...others.map(call));
	await moments(100);
	answers[0]();
	const outcomes = (await Promise.all(all)).flat();
	return { posts, outcomes: outcomesOf(outcomes), texts: [...memory.texts] };
}

const EVERY_OFFSET = Array.from({ length: 60 }, (_, steps) => steps);

const KEYS: Array<[string, Array<string | undefined>]> = [
	['without keys', [undefined, undefined, undefined]],
	['with one key', ['spring', 'spring', 'spring']],
	['with keys of their own', ['a', 'b', 'c']],
];

describe('an agent that calls the tool several times at once', () => {
	it.each(KEYS)('sends once: %s', async (_what, keys) => {
		const calls = keys.map((onlyOnce) => message(0, { onlyOnce }));
		for (const steps of EVERY_OFFSET) {
			const { posts, outcomes, texts } = await atOnce(calls, steps, queued);
			expect(outcomes).toEqual(['queued', 'queued', 'queued']);
			expect(posts).toHaveLength(1);
			// Later executions are told that it was sent, whichever of the keys they have.
			const own = new Set(keys.filter((key) => key !== undefined));
			expect(texts.sort()).toEqual([...own].map((key) => `taken:${key}`));
		}
	});

	it.each(KEYS)('sends once more if the first was not taken: %s', async (_what, keys) => {
		const calls = keys.map((onlyOnce) => message(0, { onlyOnce }));
		for (const steps of EVERY_OFFSET) {
			const { posts, outcomes } = await atOnce(calls, steps, refused);
			expect(outcomes?.sort()).toEqual(['notSent', 'queued', 'queued']);
			expect(posts).toHaveLength(2);
		}
	});

	it('sends nothing more if nobody knows', async () => {
		const calls = ['a', 'b'].map((onlyOnce) => message(0, { onlyOnce }));
		for (const steps of EVERY_OFFSET) {
			const { posts, outcomes } = await atOnce(calls, steps, lost);
			expect(outcomes).toEqual(['unknown', 'unknown']);
			expect(posts).toHaveLength(1);
		}
	});

	it('waits for the same key with other words', async () => {
		const calls = ['one', 'two'].map((text) => message(0, { text, onlyOnce: 'spring' }));
		for (const steps of EVERY_OFFSET) {
			const first = await atOnce(calls, steps, queued);
			expect(first).toMatchObject({ outcomes: ['queued', 'skipped'], texts: ['taken:spring'] });
			const second = await atOnce(calls, steps, refused);
			expect(second).toMatchObject({ outcomes: ['notSent', 'queued'], posts: calls });
		}
	});

	it('does not wait for other words, with repeats or without', async () => {
		for (const skipRepeated of [true, false]) {
			const calls = ['one', 'two'].map((text) => message(0, { text, skipRepeated }));
			const { posts, outcomes } = await atOnce(calls, 9, lost);
			expect(outcomes).toEqual(['unknown', 'queued']);
			expect(posts).toEqual(calls);
		}
	});

	it('knows nothing yet of what another call is sending', async () => {
		const ledger = new Ledger({}, { index: 0, isTool: true });
		const one = message(0);
		let land: () => void = () => undefined;
		const answered = new Promise<void>((resolve) => (land = resolve));
		const sending = ledger.during(one, async () => {
			ledger.open(one);
			await answered;
			ledger.settle(one, queued);
		});
		// So it is checked like one that is to be sent: it is, if the other call does not succeed.
		expect([ledger.isInFlight(one), ledger.outcomeOf(one)]).toEqual([true, undefined]);
		land();
		await sending;
		expect([ledger.isInFlight(one), ledger.outcomeOf(one)]).toEqual([false, queued]);
	});
});
