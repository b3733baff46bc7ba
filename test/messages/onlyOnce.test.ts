import { OnlyOnce } from '../../nodes/Wachat/messages/onlyOnce';
import { message, outcomesOf, StandIn, StandInMemory, type Fate } from './standIn';

const keyed = (item: number) => message(item, { onlyOnce: `spring-${item}` });
const people = [0, 1, 2].map(keyed);

/** The second execution of two, after these fates in the first one. */
async function later(fates: Fate[], stopAtFailure = false) {
	const api = new StandIn(fates);
	await api.run(people, { stopAtFailure });
	api.startAnew();
	return { api, outcomes: (await api.run(people)) ?? [] };
}

describe('a key that is sent once only', () => {
	it('is skipped by a later execution', async () => {
		const { api, outcomes } = await later([]);
		expect(outcomesOf(outcomes)).toEqual(['skipped', 'skipped', 'skipped']);
		expect(outcomes[0]).toMatchObject({
			reason: "The 'Send Only Once Per' key spring-0 was sent before",
		});
		expect(api.posts).toHaveLength(3);
		// Two before, none around those that were skipped.
		expect(api.pauses).toHaveLength(2);
		expect([...api.memory.texts]).toEqual([0, 1, 2].map((i) => `taken:spring-${i}`));
	});

	it('is free again if the message was certainly not sent', async () => {
		const { api, outcomes } = await later(['refused']);
		expect(outcomesOf(outcomes)).toEqual(['queued', 'skipped', 'skipped']);
		expect(api.posts).toHaveLength(4);
	});

	it.each<Fate>(['killedAfter', 'killedBefore', 'lostAfter', 'lostBefore'])(
		'names the recipient who may not have got it: %s',
		async (fate) => {
			const { api, outcomes } = await later(['taken', fate]);
			expect(outcomes[1]).toEqual({
				outcome: 'skipped',
				reason: expect.stringMatching(
					/^The 'Send Only Once Per' key spring-1 was recorded before, and it is not known .* Look into the chat with \+15550101/,
				) as string,
			});
			expect(outcomes[0]).toMatchObject({ reason: expect.stringMatching(/was sent/) as string });
			expect(api.posts.filter((post) => post.startsWith('1:'))).toHaveLength(1);
			// Nobody was left out because n8n had ended.
			expect(new Set(api.posts).size).toBe(3);
		},
	);

	it('does not keep this execution from going on', async () => {
		const api = new StandIn(['refused', 'lostAfter']);
		await api.run(people);
		expect(outcomesOf(await api.run(people))).toEqual(['queued', 'unknown', 'queued']);
	});

	it('is recorded anew before the retry of a message that was refused', async () => {
		const api = new StandIn(['refused', 'killedAfter']);
		await api.run(people.slice(0, 1));
		expect(await api.run(people.slice(0, 1))).toBeUndefined();
		api.startAnew();
		expect(outcomesOf(await api.run(people.slice(0, 1)))).toEqual(['skipped']);
		expect(api.posts).toHaveLength(2);
	});

	it('does not do so either if it could not be taken back', async () => {
		const api = new StandIn(['refused']);
		// Looking takes two steps, claiming one; the fourth takes the key back.
		api.memory.refusals.push('', '', '', 'The database is busy');
		await api.run(people.slice(0, 1));
		expect(outcomesOf(await api.run(people.slice(0, 1)))).toEqual(['queued']);
		api.startAnew();
		expect(outcomesOf(await api.run(people.slice(0, 1)))).toEqual(['skipped']);
	});

	it.each([undefined, 'autumn'])(
		'counts when it comes in time for a retry, after %p',
		async (key) => {
			const api = new StandIn(['taken', 'lostAfter', 'refused']);
			await api.run(people.map((one) => ({ ...one, onlyOnce: key && `${key}-${one.item}` })));
			await api.run(people);
			api.startAnew();
			const outcomes = (await api.run(people)) ?? [];
			expect(outcomesOf(outcomes)).toEqual(['skipped', 'skipped', 'skipped']);
			expect(outcomes[0]).toMatchObject({ reason: expect.stringMatching(/was sent/) as string });
			expect(outcomes[1]).toMatchObject({
				reason: expect.stringMatching(/Look into the chat/) as string,
			});
			expect(api.posts).toHaveLength(4);
		},
	);

	it('goes to one recipient only', async () => {
		const api = new StandIn();
		const same = people.map((one) => ({ ...one, onlyOnce: 'spring' }));
		const outcomes = (await api.run(same)) ?? [];
		expect(outcomes[2]).toEqual({
			outcome: 'skipped',
			reason: "Item 1 has the same 'Send Only Once Per' key: spring",
		});
		expect(await api.run(same)).toEqual(outcomes);
		expect(api.posts).toHaveLength(1);
	});

	it('is not mixed up with another one', async () => {
		const api = new StandIn(['lostAfter']);
		const keys = ['a', 'open:a', 'taken:a', 'taken:open:a'];
		await api.run(keys.map((onlyOnce, item) => message(item, { onlyOnce })));
		expect(api.posts).toHaveLength(4);
	});

	it.each([0, 2])('is not sent if it cannot be recorded first (step %i)', async (step) => {
		const api = new StandIn();
		api.memory.refusals.push(...Array<string>(step).fill(''), 'The workflow is not saved');
		const [first] = (await api.run(people.slice(0, 1))) ?? [];
		expect(first).toMatchObject({
			outcome: 'notSent',
			message: expect.stringMatching(/nothing was sent: The workflow is not saved$/) as string,
		});
		expect(api.posts).toHaveLength(0);
	});

	it('stays open if it cannot be confirmed', async () => {
		const api = new StandIn();
		api.memory.refusals.push('', '', '', 'The database is busy');
		expect(outcomesOf(await api.run(people.slice(0, 1)))).toEqual(['queued']);
		api.startAnew();
		const [first] = (await api.run(people.slice(0, 1))) ?? [];
		expect(first).toMatchObject({ reason: expect.stringMatching(/Look into the chat/) as string });
	});

	it('is recorded anew once it is sent, should another worker have overwritten it', async () => {
		const api = new StandIn();
		const post = async () => {
			// n8n keeps all keys of a node in one value, and a worker writes it whole.
			api.memory.texts.clear();
			return { outcome: 'queued', at: '2026-06-13T08:00:00.000Z', response: null } as const;
		};
		await api.run(people.slice(0, 1), { post });
		api.startAnew();
		expect(outcomesOf(await api.run(people.slice(0, 1)))).toEqual(['skipped']);
		expect(api.posts).toEqual([]);
	});

	it('is looked at and taken by one execution at a time', async () => {
		const memory = new StandInMemory();
		const [one, other] = [new OnlyOnce(memory), new OnlyOnce(memory)];
		const asked = [one.look('a'), other.look('a'), one.claim('a'), other.claim('a')];
		expect(await Promise.all(asked)).toEqual(['free', 'free', 'free', 'uncertain']);
		const told = [one.confirm('a'), other.look('a'), one.claim('a'), other.look('a')];
		expect(await Promise.all(told)).toEqual([undefined, 'sent', 'sent', 'sent']);
	});

	it('taken by another execution during the pause is skipped', async () => {
		const api = new StandIn();
		const sleep = async () => void (await api.memory.record(['taken:spring-1']));
		expect(outcomesOf(await api.run(people, { sleep }))).toEqual(['queued', 'skipped', 'queued']);
		// It stays what it was: sent, and not in doubt.
		api.startAnew();
		const again = (await api.run(people)) ?? [];
		expect(again[1]).toMatchObject({ reason: expect.stringMatching(/was sent/) as string });
	});
});
