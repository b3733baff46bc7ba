import fc from 'fast-check';

import type { Message } from '../../nodes/Wachat/messages/message';
import type { Outcome } from '../../nodes/Wachat/messages/outcome';
import { message, StandIn, type Fate } from './standIn';

const fate = fc.constantFrom<Fate>(
	...([
		'taken',
		'taken',
		'refused',
		'lostAfter',
		'lostBefore',
		'killedAfter',
		'killedBefore',
	] as const),
);

/** Few recipients and texts, so that many are the same. */
const input = fc
	.array(
		fc.record({
			to: fc.constantFrom('15550100', '15550101', '15550102'),
			text: fc.constantFrom('Hello', 'Goodbye'),
		}),
		{ maxLength: 8 },
	)
	.map((all) => all.map((one, item) => message(item, one)));

/** How each run ends where something goes wrong: at once, after some, or never. */
const run = fc.record({ stopAtFailure: fc.boolean(), stopAfterFailures: fc.nat({ max: 3 }) });
const runs = fc.array(run, { minLength: 1, maxLength: 6 });
const fates = fc.array(fate, { maxLength: 24 });

function countOf(names: string[], name: string): number {
	return names.filter((one) => one === name).length;
}

/** Looks at one run's outcomes, with what the server has taken until then. */
function check(api: StandIn, messages: Message[], outcomes: Outcome[] | undefined): void {
	outcomes?.forEach(({ outcome }, index) => {
		const taken = api.taken.includes(StandIn.nameOf(messages[index]));
		if (outcome === 'queued') expect(taken).toBe(true);
		if (outcome === 'notSent') expect(taken).toBe(false);
	});
}

describe('whatever fails, and however often it is run again', () => {
	it('no item is sent again that was or may have been taken', async () => {
		await fc.assert(
			fc.asyncProperty(input, fates, runs, async (messages, fateList, settings) => {
				const refusals = fateList.filter((one) => one === 'refused').length;
				const api = new StandIn([...fateList]);
				for (const { stopAtFailure, stopAfterFailures } of settings) {
					const asked = messages.map((one) => ({ ...one, stopAfterFailures }));
					check(api, asked, await api.run(asked, { stopAtFailure }));
				}
				for (const name of messages.map(StandIn.nameOf)) {
					expect(countOf(api.taken, name)).toBeLessThanOrEqual(1);
					// More than one request only for what was certainly refused.
					expect(countOf(api.posts, name)).toBeLessThanOrEqual(1 + refusals);
				}
				// However many items say it: nobody reads the same twice.
				const read = api.taken.map((name) => name.replace(/^\d+:/, ''));
				expect(new Set(read).size).toBe(read.length);
			}),
		);
	});

	it('a server that refuses nothing gets at most one request for each item', async () => {
		const neverRefused = fates.map((all) => all.filter((one) => one !== 'refused'));
		await fc.assert(
			fc.asyncProperty(input, neverRefused, runs, async (messages, fateList, settings) => {
				const api = new StandIn(fateList);
				const wanted = messages.map((one) => ({ ...one, skipRepeated: false }));
				for (const { stopAtFailure } of settings) await api.run(wanted, { stopAtFailure });
				expect(new Set(api.posts).size).toBe(api.posts.length);
			}),
		);
	});

	it('a last run with nothing in its way leaves nobody out, and says the same again', async () => {
		await fc.assert(
			fc.asyncProperty(input, fates, async (messages, fateList) => {
				const runs = fateList.length;
				const api = new StandIn(fateList);
				// Each run uses up what happens to one request at least.
				for (let i = 0; i < runs; i++) await api.run(messages);
				const outcomes = await api.run(messages);
				expect(await api.run(messages)).toEqual(outcomes);
				expect(outcomes?.some(({ outcome }) => outcome === 'notSent')).toBe(false);
				const reached = new Set(api.posts.map((name) => name.replace(/^\d+:/, '')));
				for (const one of messages) {
					expect(reached).toContain(StandIn.nameOf(one).replace(/^\d+:/, ''));
				}
			}),
		);
	});

	it('nobody reads the same twice, though other items are for them in each run', async () => {
		const inputs = fc.array(input, { minLength: 2, maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(inputs, fates, async (all, fateList) => {
				const api = new StandIn(fateList);
				for (const messages of all) await api.run(messages);
				const read = api.taken.map((name) => name.replace(/^\d+:/, ''));
				expect(new Set(read).size).toBe(read.length);
			}),
		);
	});

	it('a key is sent once over all executions, also when n8n forgets everything else', async () => {
		await fc.assert(
			fc.asyncProperty(input, fates, runs, async (messages, fateList, settings) => {
				const api = new StandIn(fateList);
				const keyed = messages.map((one) => ({
					...one,
					onlyOnce: one.to,
					skipRepeated: false,
				}));
				for (const { stopAtFailure } of settings) {
					await api.run(keyed, { stopAtFailure });
					api.startAnew();
				}
				const keys = api.taken.map((name) => name.split(':')[1]);
				expect(new Set(keys).size).toBe(keys.length);
			}),
		);
	});
});
