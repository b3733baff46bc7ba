import fc from 'fast-check';

import { RequestFailure } from '../../nodes/Wachat/transport/requestFailure';
import { faulty, gateOn, refused } from './gate';
import { VirtualClock } from './virtualClock';

/** A server that is down from 0 to `until`; a request that comes meanwhile fails after `answerTime`. */
function serverDown(clock: VirtualClock, until: number, answerTime: () => number) {
	const calls: number[] = [];
	const request = async () => {
		const from = clock.now();
		calls.push(from);
		await clock.sleep(answerTime());
		if (from < until) throw new RequestFailure('serverDown', { status: 503 });
		return 'here';
	};
	return { request, calls };
}

/** Random numbers from 0 to 1 without 1, one after the other. */
const luck = fc
	.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))
	.map((stream) => () => stream.next().value ?? 0);

describe('The time for retries', () => {
	it.each([0, 0.3, 0.7, 0.999])('is kept whole, whatever the luck: %d', async (random) => {
		const clock = new VirtualClock();
		const { request, calls } = serverDown(clock, 29_900, () => 50);
		const gate = gateOn(clock, { retryTime: 30_000, random: () => random });
		await expect(clock.run(gate.run(request))).resolves.toBe('here');
		expect(calls.at(-1)).toBeLessThanOrEqual(30_050);
	});

	it('ends with a last try when it is over', async () => {
		const clock = new VirtualClock();
		const { request, calls } = serverDown(clock, Infinity, () => 0);
		const gate = gateOn(clock, { retryTime: 30_000, random: () => 0.999 });
		await expect(clock.run(gate.run(request))).rejects.toMatchObject({
			details: { waited: 30_000 },
		});
		expect(calls.at(-1)).toBe(30_000);
	});

	it('claims nothing of a wait that is still to come, for another request', async () => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, { random: () => 0 });
		const patient = faulty(clock, [refused('rateLimited', 20_000)], 'here', 10);
		const hopeless = faulty(clock, [refused('rateLimited', 500_000)], 'here', 1010);
		const works = [patient, hopeless].map(async ({ request }) => await gate.run(request));
		const [, outcome] = await clock.run(Promise.allSettled(works));
		expect(outcome).toMatchObject({ reason: { details: { waited: 1000 } } });
	});

	it('survives any outage shorter than itself less one longest answer', async () => {
		const work = fc.record({
			retryTime: fc.integer({ min: 1000, max: 60_000 }),
			longest: fc.integer({ min: 0, max: 20_000 }),
			part: fc.double({ min: 0, max: 1, noNaN: true }),
			requests: fc.integer({ min: 1, max: 15 }),
			concurrency: fc.integer({ min: 1, max: 10 }),
		});
		await fc.assert(
			fc.asyncProperty(work, luck, async (given, random) => {
				const { retryTime, longest, part, requests, concurrency } = given;
				const outage = Math.floor(part * (retryTime - longest)) - 1;
				const clock = new VirtualClock();
				const { request } = serverDown(clock, outage, () => Math.floor(random() * longest));
				const gate = gateOn(clock, { retryTime, concurrency, random });
				const all = Array.from({ length: requests }, async () => await gate.run(request));
				await expect(clock.run(Promise.all(all))).resolves.toHaveLength(requests);
			}),
		);
	});

	it('is over at its end, and what is said of it has passed', async () => {
		const work = fc.record({
			retryTime: fc.integer({ min: 0, max: 60_000 }),
			longest: fc.integer({ min: 0, max: 10_000 }),
			requests: fc.integer({ min: 1, max: 20 }),
			concurrency: fc.integer({ min: 1, max: 10 }),
			retryAfter: fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: undefined }),
		});
		await fc.assert(
			fc.asyncProperty(work, luck, async (given, random) => {
				const { retryTime, longest, requests, concurrency, retryAfter } = given;
				const clock = new VirtualClock();
				const gate = gateOn(clock, { retryTime, concurrency, random });
				let firstFailure = Infinity;
				const request = async () => {
					await clock.sleep(Math.floor(random() * longest));
					firstFailure = Math.min(firstFailure, clock.now());
					throw refused('rateLimited', retryAfter);
				};
				const all = Array.from({ length: requests }, async () => await gate.run(request));
				const [{ details }] = await clock.run(
					Promise.all(all.map(async (one) => await one.catch((error: RequestFailure) => error))),
				);
				const passed = clock.now() - firstFailure;
				expect(details.waited).toBeGreaterThanOrEqual(0);
				expect(details.waited).toBeLessThanOrEqual(passed);
				// First tries are not retries, however many come one after the other.
				expect(passed).toBeLessThanOrEqual(retryTime + (requests + 1) * longest);
			}),
		);
	});
});

describe('Retry-After', () => {
	it('is obeyed as said, with a little on top at most, however often it comes', async () => {
		const clock = new VirtualClock();
		const faults = Array.from({ length: 5 }, () => refused('rateLimited', 1000));
		const { request, calls } = faulty(clock, faults, 'here', 0);
		await clock.run(gateOn(clock, { random: () => 0.999 }).run(request));
		const waits = calls.slice(1).map((time, index) => time - calls[index]);
		expect(waits).toEqual([1250, 1250, 1250, 1250, 1250]);
	});

	it('is obeyed though a wait of our own would be shorter', async () => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused('rateLimited', 60_000)], 'here', 0);
		await clock.run(gateOn(clock, { random: () => 0 }).run(request));
		expect(calls).toEqual([0, 60_000]);
	});

	it('of nothing leaves the wait to us', async () => {
		const clock = new VirtualClock();
		const faults = Array.from({ length: 4 }, () => refused('rateLimited', 0));
		const { request, calls } = faulty(clock, faults, 'here', 0);
		await clock.run(gateOn(clock, { random: () => 0.999_999 }).run(request));
		expect(calls).toEqual([0, 500, 1500, 3500, 7500]);
	});

	it('that just fits is waited for, without anything on top', async () => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused('rateLimited', 30_000)], 'here', 0);
		await clock.run(gateOn(clock, { retryTime: 30_000, random: () => 0.999 }).run(request));
		expect(calls).toEqual([0, 30_000]);
	});

	it('brings nobody back too early, and not all in the same millisecond', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 100, max: 50_000 }),
				fc.integer({ min: 0, max: 9 }),
				async (retryAfter, seed) => {
					const clock = new VirtualClock();
					let number = seed;
					const random = () => ((number = (number * 7 + 3) % 97) % 97) / 97;
					const gate = gateOn(clock, { concurrency: 10, random });
					const starts: number[] = [];
					const request = async () => {
						const turn = starts.push(clock.now());
						await clock.sleep(20);
						if (turn <= 10) throw refused('rateLimited', retryAfter);
					};
					await clock.run(
						Promise.all(Array.from({ length: 20 }, async () => await gate.run(request))),
					);
					const back = starts.slice(10);
					expect(Math.min(...back)).toBeGreaterThanOrEqual(20 + retryAfter);
					expect(Math.min(...back)).toBeLessThanOrEqual(20 + retryAfter + 250);
					expect(new Set(back.slice(0, 5)).size).toBeGreaterThan(2);
				},
			),
		);
	});
});
