import { Succession } from '../../nodes/Wachat/messages/succession';
import { StandInMemory } from './standIn';

/** What n8n saves of an execution, for its retry. */
function saved(context: object): Record<string, unknown> {
	return JSON.parse(JSON.stringify(context)) as Record<string, unknown>;
}

describe('the retries of one execution', () => {
	it('go on one after the other, and only one from each', async () => {
		const memory = new StandInMemory();
		const first = {};
		expect(await new Succession(first, memory, false).goesOn()).toBe(true);
		expect(memory.texts.size).toBe(0);
		const [second, late] = [saved(first), saved(first)];
		expect(await new Succession(second, memory, true).goesOn()).toBe(true);
		expect(await new Succession(late, memory, true).goesOn()).toBe(false);
		expect(await new Succession(saved(late), memory, true).goesOn()).toBe(false);
		expect(await new Succession(saved(second), memory, true).goesOn()).toBe(true);
	});

	it('can be told whether they could go on, which takes no turn', async () => {
		const memory = new StandInMemory();
		const first = {};
		expect(await new Succession(first, memory, false).couldGoOn()).toBe(true);
		const [blocked, retry, late] = [saved(first), saved(first), saved(first)];
		for (let look = 0; look < 2; look++) {
			expect(await new Succession(blocked, memory, true).couldGoOn()).toBe(true);
		}
		expect(memory.texts.size).toBe(0);
		expect(await new Succession(retry, memory, true).goesOn()).toBe(true);
		expect(await new Succession(retry, memory, true).couldGoOn()).toBe(true);
		expect(await new Succession(late, memory, true).couldGoOn()).toBe(false);
		expect(memory.texts.size).toBe(1);
	});

	it('keep the turn that was only looked for, if n8n cannot forget it', async () => {
		const memory = new StandInMemory();
		const first = {};
		await new Succession(first, memory, false).goesOn();
		const retry = saved(first);
		memory.refusals.push('', 'The database is busy');
		expect(await new Succession(retry, memory, true).couldGoOn()).toBe(true);
		expect(await new Succession(retry, memory, true).goesOn()).toBe(true);
		expect(await new Succession(saved(retry), memory, true).goesOn()).toBe(true);
	});

	it('go on only once also if n8n has forgotten it, and says that it has not', async () => {
		const memory = new StandInMemory();
		const first = {};
		await new Succession(first, memory, false).goesOn();
		const { forget } = memory;
		memory.forget = async (texts) => {
			await forget(texts);
			throw new Error('The connection is lost');
		};
		const blocked = saved(first);
		expect(await new Succession(blocked, memory, true).couldGoOn()).toBe(true);
		expect(await new Succession(saved(blocked), memory, true).goesOn()).toBe(true);
		expect(await new Succession(saved(first), memory, true).goesOn()).toBe(false);
	});

	it('continue what was saved, and not what they began themselves', () => {
		const memory = new StandInMemory();
		const [first, retry] = [{}, {}];
		expect(new Succession(first, memory, false).continues).toBe(false);
		expect(new Succession(saved(first), memory, true).continues).toBe(true);
		for (let round = 0; round < 2; round++) {
			expect(new Succession(retry, memory, true).continues).toBe(false);
		}
	});

	it('ask once, however often the node runs', async () => {
		const memory = new StandInMemory();
		const context = {};
		memory.refusals.push('The database is busy');
		await expect(new Succession(context, memory, true).goesOn()).rejects.toThrow('busy');
		for (let round = 0; round < 3; round++) {
			expect(await new Succession(context, memory, true).goesOn()).toBe(true);
		}
		expect(memory.texts.size).toBe(1);
	});

	it('are not mixed up with those of another execution', async () => {
		const memory = new StandInMemory();
		const goesOn = async (origin?: string) =>
			await new Succession({}, memory, true, origin).goesOn();
		expect(await goesOn()).toBe(true);
		expect(await goesOn()).toBe(true);
		expect(await goesOn('1:a')).toBe(true);
		expect(await goesOn('1:b')).toBe(true);
		expect(await goesOn('1:a')).toBe(false);
	});
});
