interface Timer {
	at: number;
	wake: () => void;
}

/** Lets things run until nothing moves any more without a timer. */
async function settle(): Promise<void> {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** A clock that jumps to the next timer as soon as everybody waits, so that hours take no time. */
export class VirtualClock {
	private time = 0;
	private readonly timers: Timer[] = [];

	readonly now = (): number => this.time;

	readonly sleep = async (milliseconds: number): Promise<void> =>
		await new Promise((wake) => {
			this.timers.push({ at: this.time + milliseconds, wake });
		});

	/** Runs until `work` is done, or until nothing can happen any more: then it rejects. */
	async run<T>(work: Promise<T>): Promise<T> {
		const state = { done: false };
		const finished = work.finally(() => (state.done = true));
		finished.catch(() => undefined);
		for (await settle(); !state.done; await settle()) {
			const next = this.timers.sort((one, other) => one.at - other.at).shift();
			if (!next) throw new Error('Everybody waits, and nobody will be woken');
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
		return await finished;
	}
}
