import { message, outcomesOf, StandIn } from './standIn';

const people = (count: number, more = {}) =>
	Array.from({ length: count }, (_, item) => message(item, more));

describe('sending', () => {
	it('goes from one to the next, with a pause between two', async () => {
		const api = new StandIn();
		expect(outcomesOf(await api.run(people(4)))).toEqual(Array(4).fill('queued'));
		expect(api.taken).toEqual(people(4).map(StandIn.nameOf));
		expect(api.pauses).toEqual([5500, 5500, 5500]);
	});

	it('takes the pause of the message that comes', async () => {
		const api = new StandIn();
		const pauses = [9, 0, 1].map((from, item) => message(item, { pause: { from, to: from } }));
		await api.run(pauses);
		expect(api.pauses).toEqual([1000]);
	});

	it('makes no pause for one, nor around those that are not sent', async () => {
		const api = new StandIn();
		await api.run([...people(1), message(1, { to: '15550100' })]);
		expect(api.pauses).toEqual([]);
		await api.run([...people(3), message(3, { to: '15550101' }), message(4, { to: '15550102' })]);
		expect(api.posts).toHaveLength(3);
		expect(api.pauses).toEqual([5500, 5500]);
	});

	it('makes what is left of the pause, if the node runs again in the same execution', async () => {
		const api = new StandIn();
		const round = async (index: number) => await api.run(people(1), {}, { index, isTool: false });
		await round(0);
		api.time += 2000;
		await round(1);
		api.time += 5500;
		await round(2);
		// The clock is put back.
		api.time -= 60_000;
		await round(3);
		expect(api.pauses).toEqual([3500, 5500]);
		api.startAnew();
		await round(0);
		expect(api.pauses).toHaveLength(2);
		expect(api.posts).toHaveLength(5);
	});

	it('gives what the API answered', async () => {
		expect(await new StandIn().run(people(1))).toEqual([
			{
				outcome: 'queued',
				at: '2026-06-13T08:00:00.000Z',
				response: { success: true, number: 1 },
			},
		]);
	});

	it('ends where a pause is broken off, and remembers what was sent', async () => {
		const api = new StandIn();
		const stop = async () => await Promise.reject(new Error('stopped'));
		await expect(api.run(people(3), { sleep: stop })).rejects.toThrow('stopped');
		expect(api.posts).toHaveLength(1);
		await api.run(people(3));
		expect(api.posts).toEqual(people(3).map(StandIn.nameOf));
	});
});

describe('what did not go well', () => {
	it('stops the run where the workflow stops', async () => {
		const api = new StandIn(['taken', 'refused']);
		const outcomes = await api.run(people(4), { stopAtFailure: true });
		expect(outcomesOf(outcomes)).toEqual(['queued', 'notSent', 'notSent', 'notSent']);
		expect(outcomes?.[2]).toMatchObject({
			message: 'Not sent: an earlier message did not go well',
		});
		expect(api.posts).toHaveLength(2);
	});

	it('stops the run after so many in a row', async () => {
		const api = new StandIn(['refused', 'lostAfter', 'taken', 'refused', 'lostBefore', 'refused']);
		const outcomes = await api.run(people(8, { stopAfterFailures: 3 }));
		expect(api.posts).toHaveLength(6);
		expect(outcomes?.slice(6)).toEqual([
			expect.objectContaining({
				outcome: 'notSent',
				message: 'Not sent: stopped after 3 failures in a row',
				description: expect.stringContaining('by themselves') as string,
			}),
			expect.objectContaining({ outcome: 'notSent' }),
		]);
		// Ready for a second run: whoever may have got it is left out.
		await api.run(people(8, { stopAfterFailures: 3 }));
		expect(api.posts.slice(6)).toEqual([0, 3, 5, 6, 7].map((i) => StandIn.nameOf(people(8)[i])));
	});

	it('stops nothing where that is off', async () => {
		const api = new StandIn(Array(9).fill('refused'));
		await api.run(people(10));
		expect(api.posts).toHaveLength(10);
	});

	it('of an earlier run stops nothing', async () => {
		const api = new StandIn(['lostAfter']);
		await api.run(people(3), { stopAtFailure: true });
		const outcomes = await api.run(people(3, { stopAfterFailures: 1 }), { stopAtFailure: true });
		expect(outcomesOf(outcomes)).toEqual(['unknown', 'queued', 'queued']);
		expect(api.posts).toEqual(people(3).map(StandIn.nameOf));
	});
});

describe('the same message to the same recipient', () => {
	const twice = [message(0), message(1), message(2, { to: '15550100' })];

	it('is skipped, and names the item that it repeats', async () => {
		const [, , third] = (await new StandIn().run(twice)) ?? [];
		expect(third).toEqual({
			outcome: 'skipped',
			reason: 'Repeats item 1: same recipient, same message',
		});
	});

	it('is skipped too if nobody knows whether the first was taken', async () => {
		const api = new StandIn(['lostBefore']);
		expect(outcomesOf(await api.run(twice))).toEqual(['unknown', 'queued', 'skipped']);
	});

	it('is sent if the first was refused, and then the first is skipped by another run', async () => {
		const api = new StandIn(['refused']);
		expect(outcomesOf(await api.run(twice))).toEqual(['notSent', 'queued', 'queued']);
		const [first] = (await api.run(twice)) ?? [];
		expect(first).toEqual({
			outcome: 'skipped',
			reason: 'Repeats item 3: same recipient, same message',
		});
		expect(api.taken).toHaveLength(2);
	});

	it('is sent where that is wanted', async () => {
		const api = new StandIn();
		await api.run(twice.map((one) => ({ ...one, skipRepeated: false })));
		expect(api.taken).toHaveLength(3);
	});

	it('is the same from another instance, or with other typing', async () => {
		const [first] = twice;
		const { path, body } = first.request;
		const other = { ...body, instanceName: 'other', delay: 9 };
		const api = new StandIn();
		const copy = { ...first, item: 1, request: { path, body: other } };
		expect(outcomesOf(await api.run([first, copy]))).toEqual(['queued', 'skipped']);
	});

	it('is another one with other words', async () => {
		const api = new StandIn();
		await api.run([message(0), message(1, { to: '15550100', text: 'hello' })]);
		expect(api.taken).toHaveLength(2);
	});
});
