/** Milliseconds between two requests at most: about what n8n needs to put one together. */
const LONGEST_GAP = 4;
/** The gap as a part of what an answer takes, so that quick answers are not waited for. */
const PART_OF_ANSWER = 0.1;

export interface PaceOptions {
	/** How many requests pass without a gap in the beginning. */
	free: number;
	/** The clock, in milliseconds. */
	now: () => number;
	/** Waits that many milliseconds. */
	sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Keeps the requests of one list a little apart. When several answers arrive at once, the first request that
 * follows would otherwise leave only when the last one is put together too, and their answers would arrive
 * at once again.
 */
export class Pace {
	private open = Promise.resolve();
	private free: number;
	/** What the quickest answer took. */
	private quickest = Infinity;

	constructor(private readonly options: PaceOptions) {
		this.free = options.free;
	}

	/** Resolves when the next request may leave, for one caller after the other. */
	async turn(): Promise<void> {
		if (this.free-- > 0) return;
		const turn = this.open;
		this.open = turn.then(async () => await this.options.sleep(this.gap()));
		await turn;
	}

	/** Runs a request, and learns how long its answer takes. */
	async time<T>(request: () => Promise<T>): Promise<T> {
		const from = this.options.now();
		const answer = await request();
		this.quickest = Math.min(this.quickest, this.options.now() - from);
		return answer;
	}

	private gap(): number {
		return Math.min(LONGEST_GAP, this.quickest * PART_OF_ANSWER);
	}
}
