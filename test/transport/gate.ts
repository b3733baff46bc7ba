import { RequestFailure, type FailureKind } from '../../nodes/Wachat/transport/requestFailure';
import { RetryGate, type RetryOptions } from '../../nodes/Wachat/transport/retry';
import type { VirtualClock } from './virtualClock';

export const refused = (kind: FailureKind, retryAfter?: number) =>
	new RequestFailure(kind, { retryAfter });

/** A gate on a clock of its own; whatever is not given is as in the node. */
export function gateOn(clock: VirtualClock, options: Partial<RetryOptions> = {}): RetryGate {
	return new RetryGate({
		retryTime: 120_000,
		concurrency: 5,
		random: () => 0.5,
		now: clock.now,
		sleep: clock.sleep,
		...options,
	});
}

/** A request that takes `duration` and goes through `faults` before it succeeds. */
export function faulty<T>(clock: VirtualClock, faults: RequestFailure[], answer: T, duration = 50) {
	const calls: number[] = [];
	const request = async () => {
		calls.push(clock.now());
		await clock.sleep(duration);
		const fault = faults.shift();
		if (fault) throw fault;
		return answer;
	};
	return { request, calls };
}
