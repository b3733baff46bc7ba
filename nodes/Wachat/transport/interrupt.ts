import { sleep } from 'n8n-workflow';

import { RequestFailure } from './requestFailure';

/** How often a wait looks whether the workflow was stopped, in milliseconds. */
const LOOK_EVERY = 200;

function onAbort(signal: AbortSignal, listener: () => void): () => void {
	if (signal.aborted) listener();
	signal.addEventListener('abort', listener);
	return () => signal.removeEventListener('abort', listener);
}

/**
 * Waits for `work`, but no longer than `timeout` milliseconds and not after `stop` was pressed. n8n passes
 * the stop signal on to the request and has a timeout of its own; that one, however, starts again with every
 * byte, and older versions do not pass the signal. A request that is given up is left to itself: n8n offers
 * no way to end it, so it may go on dripping beside the next one.
 *
 * @throws {RequestFailure} of kind `timeout` or `stopped`
 */
export async function interruptible<T>(
	work: Promise<T>,
	timeout: number,
	stop: AbortSignal | undefined,
): Promise<T> {
	const releases: Array<() => void> = [];
	const interrupted = new Promise<never>((_, reject) => {
		const late = () => new RequestFailure('timeout', { text: `No answer within ${timeout} ms` });
		releases.push(onAbort(AbortSignal.timeout(timeout), () => reject(late())));
		if (stop) releases.push(onAbort(stop, () => reject(new RequestFailure('stopped'))));
	});
	try {
		return await Promise.race([work, interrupted]);
	} finally {
		// What still listens would keep the answer in memory until the timeout.
		for (const release of releases) release();
	}
}

/**
 * A `sleep` that ends within a fifth of a second when `stop` is pressed.
 *
 * @throws {RequestFailure} of kind `stopped`; whoever sleeps has nothing under way
 */
export function stoppableSleep(stop: AbortSignal | undefined) {
	const stopped = () => new RequestFailure('stopped', { notTaken: true });
	return async (milliseconds: number): Promise<void> => {
		const until = Date.now() + milliseconds;
		for (let left = milliseconds; left > 0; left = until - Date.now()) {
			if (stop?.aborted) throw stopped();
			await sleep(Math.min(left, LOOK_EVERY));
		}
		if (stop?.aborted) throw stopped();
	};
}
