import fc from 'fast-check';

import {
	repeatsWrite,
	RequestFailure,
	type FailureKind,
} from '../../nodes/Wachat/transport/requestFailure';
import { faulty, gateOn, refused } from './gate';
import { VirtualClock } from './virtualClock';

describe('RetryGate', () => {
	it.each<FailureKind>([
		'rateLimited',
		'timeout',
		'serverDown',
		'refused',
		'disconnected',
		'damaged',
		'empty',
		'unknownHost',
		'unreachable',
	])('repeats what may pass: %s', async (kind) => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused(kind), refused(kind)], 'here');
		await expect(clock.run(gateOn(clock).run(request))).resolves.toBe('here');
		expect(calls).toHaveLength(3);
	});

	it.each<FailureKind>([
		'unauthorized',
		'forbidden',
		'rejected',
		'redirect',
		'webPage',
		'insecure',
		'certificate',
		'unclear',
		'stopped',
	])('calls once when it is final: %s', async (kind) => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused(kind)], 'here');
		await expect(clock.run(gateOn(clock).run(request))).rejects.toMatchObject({ kind });
		expect(calls).toHaveLength(1);
	});

	it.each<FailureKind>(['rateLimited', 'refused', 'unknownHost'])(
		'repeats something that does something only after what was certainly not taken: %s',
		async (kind) => {
			const clock = new VirtualClock();
			const { request, calls } = faulty(clock, [refused(kind), refused(kind)], 'here');
			await expect(clock.run(gateOn(clock).run(request, repeatsWrite))).resolves.toBe('here');
			expect(calls).toHaveLength(3);
		},
	);

	it.each<FailureKind>(['timeout', 'serverDown', 'disconnected', 'damaged', 'unreachable'])(
		'does something once when it may have been taken: %s',
		async (kind) => {
			const clock = new VirtualClock();
			const { request, calls } = faulty(clock, [refused(kind, 1000)], 'here');
			const failure = clock.run(gateOn(clock).run(request, repeatsWrite));
			await expect(failure).rejects.toMatchObject({ kind });
			await expect(failure).rejects.not.toHaveProperty('details.waited');
			expect(calls).toHaveLength(1);
		},
	);

	it('doubles the room for its waits, up to half a minute', async () => {
		const clock = new VirtualClock();
		const faults = Array.from({ length: 9 }, () => refused('serverDown'));
		const { request, calls } = faulty(clock, faults, 'here', 0);
		const gate = gateOn(clock, { retryTime: 1_000_000, random: () => 0.999_999 });
		await clock.run(gate.run(request));
		const waits = calls.slice(1).map((time, index) => time - calls[index]);
		expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('lets everybody wait when one is told to, and sends half as many after that', async () => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, { concurrency: 4, random: () => 0 });
		const starts: number[] = [];
		let inFlight = 0;
		let most = 0;
		const request = async () => {
			starts.push(clock.now());
			most = Math.max(most, ++inFlight);
			await clock.sleep(100);
			inFlight--;
			if (starts.length <= 4) throw refused('rateLimited', 10_000);
		};
		await clock.run(Promise.all(Array.from({ length: 9 }, async () => await gate.run(request))));
		expect(most).toBe(4);
		expect(starts.slice(0, 4)).toEqual([0, 0, 0, 0]);
		expect(starts.slice(4).every((time) => time >= 10_100)).toBe(true);
		// Two after the pause, and more only when those have succeeded.
		expect(starts.filter((time) => time >= 10_100 && time < 10_200)).toHaveLength(2);
		expect(starts.filter((time) => time >= 10_200 && time < 10_300)).toHaveLength(2);
		expect(starts.filter((time) => time >= 10_300 && time < 10_400)).toHaveLength(3);
	});

	it.each([
		['waits for a rate limit', refused('rateLimited'), false],
		['waits for a server that says for how long', refused('serverDown', 2000), false],
		['goes on while one waits for a server', refused('serverDown'), true],
	])('%s', async (_what, fault, goesOn) => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, { random: () => 0.999 });
		const refusedOne = faulty(clock, [fault], 'here', 10);
		const other = faulty(clock, [], 'there', 10);
		await clock.run(
			Promise.all([
				gate.run(refusedOne.request),
				clock.sleep(50).then(() => gate.run(other.request)),
			]),
		);
		const [, repeated] = refusedOne.calls;
		expect(other.calls[0] < repeated).toBe(goesOn);
	});

	it('counts waits side by side once', async () => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, { retryTime: 700, random: () => 0.999 });
		const works = [1, 2, 3, 4].map((one) => faulty(clock, [refused('disconnected')], one, 10));
		const answers = works.map(({ request }) => gate.run(request));
		await expect(clock.run(Promise.all(answers))).resolves.toEqual([1, 2, 3, 4]);
	});

	it('does not count the time that a first try took', async () => {
		const clock = new VirtualClock();
		const { request } = faulty(clock, [refused('timeout')], 'here', 30_000);
		await expect(clock.run(gateOn(clock, { retryTime: 1000 }).run(request))).resolves.toBe('here');
	});

	it('fails at once when the wait cannot fit, and says what the API asked for', async () => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused('rateLimited', 121_000)], 'here', 0);
		await expect(clock.run(gateOn(clock).run(request))).rejects.toMatchObject({
			kind: 'rateLimited',
			details: { retryAfter: 121_000, waited: 0 },
		});
		expect(clock.now()).toBe(0);
		expect(calls).toHaveLength(1);
	});

	it('never repeats with a retry time of 0', async () => {
		const clock = new VirtualClock();
		const { request, calls } = faulty(clock, [refused('serverDown', 0)], 'here');
		await expect(clock.run(gateOn(clock, { retryTime: 0 }).run(request))).rejects.toMatchObject({
			kind: 'serverDown',
		});
		expect(calls).toHaveLength(1);
	});

	it('counts the time of repeated requests that fail too', async () => {
		const clock = new VirtualClock();
		const faults = Array.from({ length: 100 }, () => refused('timeout'));
		const { request } = faulty(clock, faults, 'here', 30_000);
		await expect(clock.run(gateOn(clock).run(request))).rejects.toMatchObject({ kind: 'timeout' });
		expect(clock.now()).toBeLessThanOrEqual(30_000 + 120_000 + 30_000);
	});

	it('sends nothing more after a final failure, not even what waits', async () => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, { concurrency: 2 });
		const waiting = faulty(clock, [refused('serverDown', 5000)], 'here', 10);
		const failing = faulty(clock, [refused('unauthorized')], 'here', 100);
		const queued = faulty(clock, [], 'here');
		const outcomes = await clock.run(
			Promise.allSettled([
				gate.run(waiting.request),
				gate.run(failing.request),
				gate.run(queued.request),
			]),
		);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
		expect(waiting.calls).toHaveLength(1);
		expect(queued.calls).toHaveLength(0);
	});

	it('lets nobody wait for ever when a wait is broken off', async () => {
		const clock = new VirtualClock();
		const gate = gateOn(clock, {
			concurrency: 1,
			sleep: () => Promise.reject(new RequestFailure('stopped')),
		});
		const { request } = faulty(clock, [refused('rateLimited', 1000)], 'here');
		const outcomes = await clock.run(
			Promise.allSettled([gate.run(request), gate.run(request), gate.run(request)]),
		);
		expect(outcomes).toEqual(
			Array.from({ length: 3 }, () => ({
				status: 'rejected',
				reason: expect.objectContaining({ kind: 'stopped' }),
			})),
		);
	});

	it('gets everybody an answer if there is time enough, with one call for each fault', async () => {
		const kinds = fc.constantFrom<FailureKind>('serverDown', 'rateLimited', 'timeout');
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(kinds, { maxLength: 6 }), { minLength: 1, maxLength: 30 }),
				fc.integer({ min: 1, max: 10 }),
				async (faults, concurrency) => {
					const clock = new VirtualClock();
					const gate = gateOn(clock, { concurrency, retryTime: 1e12 });
					const works = faults.map((ofOne, index) =>
						faulty(
							clock,
							ofOne.map((kind) => refused(kind)),
							index,
						),
					);
					const answers = works.map(({ request }) => gate.run(request));
					await expect(clock.run(Promise.all(answers))).resolves.toEqual(
						faults.map((_, index) => index),
					);
					expect(works.map(({ calls }) => calls.length)).toEqual(
						faults.map(({ length }) => length + 1),
					);
				},
			),
		);
	});

	it('stays within its limits, whatever the faults', async () => {
		const fault = fc.oneof(
			fc.constantFrom<FailureKind>('serverDown', 'disconnected').map((kind) => refused(kind)),
			fc.integer({ min: 0, max: 20_000 }).map((wait) => refused('rateLimited', wait)),
		);
		const work = fc.record({
			faults: fc.array(fault, { maxLength: 6 }),
			duration: fc.integer({ min: 0, max: 2000 }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(work, { minLength: 1, maxLength: 30 }),
				fc.integer({ min: 1, max: 10 }),
				fc.integer({ min: 0, max: 200_000 }),
				fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
				async (works, concurrency, retryTime, random) => {
					const clock = new VirtualClock();
					const gate = gateOn(clock, {
						concurrency,
						retryTime,
						random: () => random.next().value ?? 0,
					});
					let inFlight = 0;
					let most = 0;
					const run = async ({ faults, duration }: (typeof works)[number], index: number) => {
						const { request } = faulty(clock, [...faults], index, duration);
						return await gate.run(async () => {
							most = Math.max(most, ++inFlight);
							return await request().finally(() => inFlight--);
						});
					};
					await clock.run(Promise.allSettled(works.map(run)));
					const working = works.reduce(
						(sum, { faults, duration }) => sum + (faults.length + 1) * duration,
						0,
					);
					expect(clock.now()).toBeLessThanOrEqual(working + retryTime);
					expect(most).toBeLessThanOrEqual(concurrency);
				},
			),
		);
	});
});
