import { interruptible, stoppableSleep } from '../../nodes/Wachat/transport/interrupt';

const never = new Promise<never>(() => undefined);

/** A signal that tells how many listen to it. */
function countedSignal() {
	const controller = new AbortController();
	const add = jest.spyOn(controller.signal, 'addEventListener');
	const remove = jest.spyOn(controller.signal, 'removeEventListener');
	const listeners = () => add.mock.calls.length - remove.mock.calls.length;
	return { controller, signal: controller.signal, listeners };
}

describe('interruptible', () => {
	it('gives what the work brings, and stops listening', async () => {
		const { signal, listeners } = countedSignal();
		await expect(interruptible(Promise.resolve('here'), 1000, signal)).resolves.toBe('here');
		expect(listeners()).toBe(0);
	});

	it('passes on what the work throws, and stops listening', async () => {
		const { signal, listeners } = countedSignal();
		await expect(interruptible(Promise.reject(new Error('no')), 1000, signal)).rejects.toThrow(
			'no',
		);
		expect(listeners()).toBe(0);
	});

	it('ends at the timeout', async () => {
		await expect(interruptible(never, 30, undefined)).rejects.toMatchObject({
			kind: 'timeout',
			details: { text: 'No answer within 30 ms' },
		});
	});

	it('ends when stop is pressed, or was before', async () => {
		const { controller, signal, listeners } = countedSignal();
		const work = interruptible(never, 10_000, signal);
		controller.abort();
		await expect(work).rejects.toMatchObject({ kind: 'stopped' });
		await expect(interruptible(never, 10_000, signal)).rejects.toMatchObject({ kind: 'stopped' });
		expect(listeners()).toBe(0);
	});
});

describe('stoppableSleep', () => {
	it('sleeps as long as it should', async () => {
		const from = Date.now();
		await stoppableSleep(undefined)(300);
		expect(Date.now() - from).toBeGreaterThanOrEqual(299);
		expect(Date.now() - from).toBeLessThan(900);
	});

	it('wakes up within a second when stop is pressed', async () => {
		const controller = new AbortController();
		const from = Date.now();
		const asleep = stoppableSleep(controller.signal)(60_000);
		controller.abort();
		await expect(asleep).rejects.toMatchObject({ kind: 'stopped' });
		expect(Date.now() - from).toBeLessThan(1000);
	});

	it('does not begin when stop was pressed', async () => {
		const sleep = stoppableSleep(AbortSignal.abort());
		await expect(sleep(60_000)).rejects.toMatchObject({ kind: 'stopped' });
		await expect(sleep(0)).rejects.toMatchObject({ kind: 'stopped' });
	});
});
