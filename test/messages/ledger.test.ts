import { Ledger } from '../../nodes/Wachat/messages/ledger';
import { message, outcomesOf, StandIn } from './standIn';

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
