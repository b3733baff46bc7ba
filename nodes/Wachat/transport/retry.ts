import { isNotFound, repeatsRead, RequestFailure, type RetryRule } from './requestFailure';
import { RetryBudget } from './retryBudget';

/** The first wait before a repeated request, in milliseconds; it doubles with each further one. */
const FIRST_BACKOFF = 500;
/** No wait of our own is longer, in milliseconds. A longer Retry-After is obeyed all the same. */
const LONGEST_BACKOFF = 30_000;
/** No wait is shorter, in milliseconds: it bounds how many requests fit into the time for retries. */
const SHORTEST_BACKOFF = 100;
/** Added to a wait that all share, in milliseconds at most, so that not all come back at once. */
const LONGEST_JITTER = 250;

export interface RetryOptions {
	/** How long all waiting together may take, in milliseconds; 0 = never repeat. */
	retryTime: number;
	/** How many requests may be in flight at the same time, from 1. */
	concurrency: number;
	/** The clock, in milliseconds. */
	now: () => number;
	/** Waits that many milliseconds; rejects when the workflow is stopped. */
	sleep: (milliseconds: number) => Promise<void>;
	/** A random number from 0 up to, but not including, 1. */
	random: () => number;
}

/** Exponential backoff with full jitter: anything between nothing and the doubling limit. */
function backoff(attempt: number, random: () => number): number {
	const limit = Math.min(LONGEST_BACKOFF, FIRST_BACKOFF * 2 ** (attempt - 1));
	return Math.max(SHORTEST_BACKOFF, Math.round(random() * limit));
}

/**
 * The gate that all requests of one input item pass. It repeats what may succeed later, lets everyone wait
 * when the API asks for it (429, Retry-After), halves the number in flight then, and lets it grow back with
 * each success. The first final failure but a 404 closes it: nothing is requested after that.
 */
export class RetryGate {
	private readonly budget: RetryBudget;
	/** How many requests may be in flight now: a fraction grows until it makes a whole one. */
	private slots: number;
	private inFlight = 0;
	private pausedUntil = -Infinity;
	private readonly queue: Array<() => void> = [];
	private closedBy: Error | undefined;

	constructor(private readonly options: RetryOptions) {
		this.budget = new RetryBudget(options.retryTime);
		this.slots = options.concurrency;
	}

	/**
	 * Runs `request`, again and again if need be.
	 *
	 * @param mayRepeat says after which failures; all that may pass, if left out
	 * @throws what `request` threw, once repeating it makes no sense or does not fit into the time for retries
	 */
	async run<T>(request: () => Promise<T>, mayRepeat: RetryRule = repeatsRead): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			await this.enter();
			const startedAt = this.options.now();
			const outcome = await request().then(
				(answer) => ({ answer }),
				(error: Error) => ({ error }),
			);
			this.leave();
			if ('answer' in outcome) {
				this.grow();
				return outcome.answer;
			}
			if (attempt > 1) this.budget.charge(startedAt, this.options.now());
			if (isNotFound(outcome.error)) throw outcome.error;
			if (!mayRepeat(outcome.error)) this.fail(outcome.error);
			await this.waitFor(outcome.error, attempt);
		}
	}

	/** Lets nothing more through: waiting requests fail with `reason`. */
	close(reason: Error): void {
		this.closedBy ??= reason;
		for (const wake of this.queue.splice(0)) wake();
	}

	private async enter(): Promise<void> {
		for (;;) {
			if (this.closedBy) throw this.closedBy;
			const now = this.options.now();
			if (this.pausedUntil > now) await this.wait(now, this.endOfPause(now));
			else if (this.inFlight < Math.floor(this.slots)) break;
			else await new Promise<void>((wake) => this.queue.push(wake));
		}
		this.inFlight++;
	}

	private leave(): void {
		this.inFlight--;
		this.queue.shift()?.();
	}

	private grow(): void {
		this.slots = Math.min(this.options.concurrency, this.slots + 1 / this.slots);
		this.queue.shift()?.();
	}

	/** Waits until the failed request may be repeated, and lets the others wait too if the API wants that. */
	private async waitFor(failure: RequestFailure, attempt: number): Promise<void> {
		const { now, random } = this.options;
		const { retryAfter } = failure.details;
		const from = now();
		const end = this.budget.lasts(from);
		// Zero says only that the API has nothing to say.
		const asked = retryAfter ? Math.max(SHORTEST_BACKOFF, retryAfter) : undefined;
		const least = from + (asked ?? 0);
		if (end <= from || least > end) return this.fail(this.givenUp(failure, from));
		const until = asked === undefined ? from + backoff(attempt, random) : least + this.jitter();
		if (asked !== undefined) this.pause(from, least);
		else if (failure.kind === 'rateLimited') this.pause(from, Math.min(until, end));
		// What we add of our own is cut, so that the last try comes when the time for retries is over.
		await this.wait(from, Math.min(until, end));
	}

	private jitter(): number {
		return Math.round(this.options.random() * LONGEST_JITTER);
	}

	private endOfPause(now: number): number {
		const latest = Math.min(this.pausedUntil + this.jitter(), this.budget.lasts(now));
		return Math.max(this.pausedUntil, latest);
	}

	/** When one wait is broken off, because the workflow was stopped, nobody goes on. */
	private async wait(from: number, until: number): Promise<void> {
		this.budget.charge(from, until);
		await this.options.sleep(until - from).catch((error: Error) => this.fail(error));
	}

	private pause(from: number, until: number): void {
		// Requests that ran side by side are refused together: that is one sign to slow down, not several.
		if (from >= this.pausedUntil) this.slots = Math.max(1, this.slots / 2);
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	private givenUp({ kind, details }: RequestFailure, now: number): RequestFailure {
		return new RequestFailure(kind, { ...details, waited: this.budget.passed(now) });
	}

	private fail(error: Error): never {
		this.close(error);
		throw error;
	}
}
