import { Beginning } from '../../nodes/Wachat/messages/beginning';
import { StandInMemory } from './standIn';

describe('an execution', () => {
	let memory: StandInMemory;
	const start = (
		context: object,
		executionId: string | undefined = '7',
		run: number | undefined = 0,
	) => new Beginning(context as Record<string, unknown>, memory, executionId, run);
	/** What n8n loads again, in another process or after a Wait. */
	const savedOf = (context: object) => JSON.parse(JSON.stringify(context)) as object;

	beforeEach(() => void (memory = new StandInMemory()));

	it('that n8n begins again is told from the first, and from others', async () => {
		expect(await start({}).isFirst(false)).toBe(true);
		expect(await start({}).isFirst(false)).toBe(false);
		expect(await start({}, '8').isFirst(false)).toBe(true);
	});

	it('stays the second, also for its retry, with keys too', async () => {
		await start({}).isFirst(false);
		const context = {};
		const second = start(context);
		await second.isFirst(false);
		await second.end();
		const saved = savedOf(context);
		expect(await start(saved, '8').isFirst(true)).toBe(false);
		expect(await start({}).isFirst(false)).toBe(false);
	});

	it('knows its own note, if another worker has brought it back', async () => {
		const context = {};
		for (let round = 0; round < 3; round++) {
			const run = start(context);
			expect(await run.isFirst(false)).toBe(true);
			const [note] = memory.texts;
			await run.end();
			memory.texts.add(note);
		}
		expect(await start({}).isFirst(false)).toBe(false);
	});

	it('is still the first for a call that comes while another one ends', async () => {
		const context = {};
		const [ending, coming] = [start(context), start(context)];
		await ending.isFirst(false);
		const [, isFirst] = await Promise.all([ending.end(), coming.isFirst(false)]);
		expect(isFirst).toBe(true);
		await coming.end();
		expect(memory.texts.size).toBe(0);
	});

	it('that n8n begins again from what it saved between two runs is told, too', async () => {
		const context = {};
		const run = start(context);
		await run.isFirst(false);
		await run.end();
		const saved = { ...context };
		expect(await start(context).isFirst(false)).toBe(true);
		expect(await start(saved).isFirst(false)).toBe(false);
	});

	it('may run the node again, and leaves nothing behind', async () => {
		const context = {};
		for (const run of [0, 0, 1, 2]) {
			const running = start(context, '7', run);
			expect(await running.isFirst(false)).toBe(true);
			expect([...memory.texts]).toEqual(
				run === 0 ? ['begun:7:0'] : ['begun:7:0', `begun:7:${run}`],
			);
			await running.end();
			expect(memory.texts.size).toBe(0);
		}
	});

	it.each([
		['a node', (run: number) => run],
		['a tool', () => undefined],
	])(
		'goes on after a Wait, though an old note stays, or is brought back: %s',
		async (_what, numberOf) => {
			let context = {};
			for (let run = 0; run < 3; run++) {
				const running = new Beginning(context, memory, '7', numberOf(run));
				expect(await running.isFirst(false)).toBe(true);
				const notes = [...memory.texts];
				await running.end();
				for (const note of notes) memory.texts.add(note);
				context = savedOf(context);
			}
		},
	);

	it.each([0, 1, 2])(
		'that n8n begins again is told whichever run was under way, and whichever try, saved at run %i',
		async (savedAt) => {
			for (const lostIn of [0, 1, 2].slice(savedAt)) {
				for (const isLoaded of [true, false]) {
					// Without a Wait, n8n saves nothing at all, or after each run.
					if (!isLoaded && savedAt > 0 && savedAt < lostIn) continue;
					memory = new StandInMemory();
					let context = {};
					let saved = {};
					// Two tries of each run.
					for (let tries = 0; tries < 2 * lostIn + 2; tries++) {
						if (tries === 2 * savedAt) {
							saved = savedOf(context);
							// After a Wait n8n loads it anew, else it goes on with the same.
							if (isLoaded) context = savedOf(context);
						}
						const running = start(context, '7', Math.floor(tries / 2));
						expect(await running.isFirst(false)).toBe(true);
						if (tries < 2 * lostIn + 1) await running.end();
					}
					expect(await start(saved, '7', savedAt).isFirst(false)).toBe(false);
				}
			}
		},
	);

	it('is one for all calls of a tool at the same time, until the last has ended', async () => {
		const context = {};
		const calls = [0, 1].map(() => new Beginning(context, memory, '7', undefined));
		expect(await Promise.all(calls.map(async (call) => await call.isFirst(false)))).toEqual([
			true,
			true,
		]);
		await calls[0].end();
		expect(memory.texts.size).toBe(1);
		await calls[1].end();
		expect(memory.texts.size).toBe(0);
	});

	it('records nothing that keys tell, or that has no ID', async () => {
		const runs = [start({}), new Beginning({}, memory, undefined, 0)];
		expect(await runs[0].isFirst(true)).toBe(true);
		expect(await runs[1].isFirst(false)).toBe(true);
		expect(memory.texts.size).toBe(0);
		for (const run of runs) await run.end();
	});

	it('goes on where nothing can be recorded', async () => {
		memory.refusals.push('The database is busy', 'The database is busy');
		const run = start({});
		expect(await run.isFirst(false)).toBe(true);
		await run.end();
	});

	it('may run the node again, though what it left could not be forgotten', async () => {
		memory.refusals.push('', 'The database is busy');
		const context = {};
		for (let round = 0; round < 2; round++) {
			const run = start(context);
			expect(await run.isFirst(false)).toBe(true);
			await run.end();
		}
		expect(memory.texts.size).toBe(0);
	});
});
