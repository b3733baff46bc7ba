import { Ledger } from '../../nodes/Wachat/messages/ledger';
import type { Message } from '../../nodes/Wachat/messages/message';
import { OnlyOnce } from '../../nodes/Wachat/messages/onlyOnce';
import type { Queued, Unsent } from '../../nodes/Wachat/messages/outcome';
import { Rhythm } from '../../nodes/Wachat/messages/rhythm';
import { sendAll } from '../../nodes/Wachat/messages/sendAll';
import { message, outcomesOf, StandIn, StandInMemory } from './standIn';

const people = [0, 1, 2].map((item) => message(item));

describe('a second run', () => {
	it('gives the same outcomes, and sends nothing again', async () => {
		const api = new StandIn(['taken', 'lostAfter', 'lostBefore']);
		const first = await api.run(people);
		// What to do about an unknown one is said anew.
		const again = await api.run(people);
		expect(outcomesOf(again)).toEqual(['queued', 'unknown', 'unknown']);
		expect(again?.[0]).toEqual(first?.[0]);
		expect(again?.[1]).toEqual({
			outcome: 'unknown',
			message: 'lostAfter',
			description: expect.stringMatching(/^Look into the chat with \+15550101 before/) as string,
			httpCode: '500',
		});
		expect(api.posts).toHaveLength(3);
		expect(api.pauses).toHaveLength(2);
	});

	it('sends again what was certainly not taken', async () => {
		const api = new StandIn(['refused', 'refused']);
		expect(outcomesOf(await api.run(people))).toEqual(['notSent', 'notSent', 'queued']);
		expect(outcomesOf(await api.run(people))).toEqual(['queued', 'queued', 'queued']);
		expect(api.posts).toHaveLength(5);
	});

	it('knows nothing of what was under way when n8n ended, and says so', async () => {
		const api = new StandIn(['killedAfter']);
		expect(await api.run(people)).toBeUndefined();
		const [first, second] = (await api.run(people)) ?? [];
		expect(first).toMatchObject({
			outcome: 'unknown',
			message: expect.stringContaining('n8n stopped while it was on its way') as string,
			httpCode: null,
		});
		expect(second.outcome).toBe('queued');
	});

	it('takes a message for the same when an expression words it anew', async () => {
		const api = new StandIn();
		await api.run(people);
		await api.run(people.map(({ item }) => message(item, { text: 'Hello at 10:01' })));
		expect(api.posts).toHaveLength(3);
	});

	it('sends to a recipient that was put right', async () => {
		const api = new StandIn();
		await api.run(people);
		await api.run([message(0, { to: '15559999' })]);
		expect(api.taken).toHaveLength(4);
	});
});

describe('a second run, after the recipients were put right', () => {
	const to = (...recipients: number[]) =>
		recipients.map((one, item) => message(item, { to: String(15550100 + one) }));

	it('sends the same to nobody who has it from another item', async () => {
		const api = new StandIn(['taken', 'lostAfter', 'refused']);
		const [first] = (await api.run(to(1, 2, 3))) ?? [];
		const again = (await api.run(to(0, 1, 2, 3))) ?? [];
		expect(outcomesOf(again)).toEqual(['queued', 'queued', 'unknown', 'queued']);
		expect(again[1]).toEqual(first);
		expect(api.posts).toHaveLength(5);
		expect(await api.run(to(0, 1, 2, 3))).toEqual(again);
	});

	it('sends as often as wanted, less what was sent', async () => {
		const api = new StandIn();
		const wanted = (...all: number[]) => to(...all).map((one) => ({ ...one, skipRepeated: false }));
		await api.run(wanted(1, 1));
		await api.run(wanted(0, 1, 1, 1));
		expect(api.taken.filter((name) => name.includes(':15550101:'))).toHaveLength(3);
		expect(api.taken).toHaveLength(4);
	});

	it('sends other words, and in another round of a loop', async () => {
		const api = new StandIn();
		await api.run(to(1));
		await api.run([...to(0), message(1, { to: '15550101', text: 'Goodbye' })]);
		await api.run(to(0, 1), {}, { index: 1, isTool: false });
		expect(api.posts).toHaveLength(5);
	});
});

describe('another run of the node', () => {
	it('in a loop is another one', async () => {
		const api = new StandIn();
		await api.run(people);
		await api.run(people, {}, { index: 1, isTool: false });
		expect(api.taken).toHaveLength(6);
	});

	it('of an agent is the same, if it says the same to the same', async () => {
		const api = new StandIn(['lostAfter']);
		const call = async (index: number, text: string) =>
			await api.run([message(0, { text })], {}, { index, isTool: true });
		expect(outcomesOf(await call(0, 'Hello'))).toEqual(['unknown']);
		expect(outcomesOf(await call(1, 'Hello'))).toEqual(['unknown']);
		expect(outcomesOf(await call(2, 'Goodbye'))).toEqual(['queued']);
		expect(api.posts).toHaveLength(2);
	});

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

	it.each([
		['without keys', [undefined, undefined, undefined]],
		['with one key', ['spring', 'spring', 'spring']],
		['with keys of their own', ['a', 'b', 'c']],
	])('of an agent at the same time sends once: %s', async (_what, keys) => {
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

	it.each([
		['without keys', [undefined, undefined, undefined]],
		['with one key', ['spring', 'spring', 'spring']],
		['with keys of their own', ['a', 'b', 'c']],
	])('of an agent sends once more if the first was not taken: %s', async (_what, keys) => {
		const calls = keys.map((onlyOnce) => message(0, { onlyOnce }));
		for (const steps of EVERY_OFFSET) {
			const { posts, outcomes } = await atOnce(calls, steps, refused);
			expect(outcomes?.sort()).toEqual(['notSent', 'queued', 'queued']);
			expect(posts).toHaveLength(2);
		}
	});

	it('of an agent sends nothing more if nobody knows', async () => {
		const calls = ['a', 'b'].map((onlyOnce) => message(0, { onlyOnce }));
		for (const steps of EVERY_OFFSET) {
			const { posts, outcomes } = await atOnce(calls, steps, lost);
			expect(outcomes).toEqual(['unknown', 'unknown']);
			expect(posts).toHaveLength(1);
		}
	});

	it('of an agent waits for the same key with other words', async () => {
		const calls = ['one', 'two'].map((text) => message(0, { text, onlyOnce: 'spring' }));
		for (const steps of EVERY_OFFSET) {
			const first = await atOnce(calls, steps, queued);
			expect(first).toMatchObject({ outcomes: ['queued', 'skipped'], texts: ['taken:spring'] });
			const second = await atOnce(calls, steps, refused);
			expect(second).toMatchObject({ outcomes: ['notSent', 'queued'], posts: calls });
		}
	});

	it('of an agent does not wait for other words, with repeats or without', async () => {
		for (const skipRepeated of [true, false]) {
			const calls = ['one', 'two'].map((text) => message(0, { text, skipRepeated }));
			const { posts, outcomes } = await atOnce(calls, 9, lost);
			expect(outcomes).toEqual(['unknown', 'queued']);
			expect(posts).toEqual(calls);
		}
	});

	it('of an agent knows nothing yet of what another call is sending', async () => {
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

	it('of an agent sends anew where repeating is wanted', async () => {
		const api = new StandIn();
		const said = [message(0, { skipRepeated: false })];
		await api.run(said, {}, { index: 0, isTool: true });
		await api.run(said, {}, { index: 1, isTool: true });
		expect(api.taken).toHaveLength(2);
	});
});

describe('what n8n saves', () => {
	it('stays small, and holds neither numbers nor texts', async () => {
		const api = new StandIn();
		await api.run(Array.from({ length: 1000 }, (_, item) => message(item, { text: 'Secret' })));
		expect(api.saved.length).toBeLessThan(150_000);
		expect(api.saved).not.toMatch(/Secret|155501/);
	});

	it('leaves out an answer that is very long', async () => {
		const api = new StandIn();
		const post = async () =>
			({ outcome: 'queued', at: 'now', response: 'x'.repeat(2000) }) as const;
		await api.run([people[0]], { post });
		expect(api.saved.length).toBeLessThan(200);
		expect(await api.run([people[0]])).toEqual([{ outcome: 'queued', at: 'now', response: null }]);
	});

	it('may be anything at first', () => {
		const ledger = new Ledger(
			{ sent: 'what another node has put there' },
			{ index: 0, isTool: false },
		);
		expect(ledger.outcomeOf(people[0])).toBeUndefined();
	});
});
