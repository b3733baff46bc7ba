import { isNotFound, isTransient, RequestFailure } from './requestFailure';

/** The first wait before a repeated request, in milliseconds; it doubles with each further one. */
const FIRST_BACKOFF = 500;
/** No wait of our own is longer, in milliseconds. A longer Retry-After is obeyed all the same. */
const LONGEST_BACKOFF = 30_000;
/** No wait is shorter, in milliseconds: it bounds how many requests fit into the time for retries. */
const SHORTEST_BACKOFF = 100;

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
 * The time that may be lost to retries, shared by requests that run at the same time: a second that two of
 * them spend waiting side by side is one second.
 */
class RetryBudget {
	spent = 0;
	/** Time up to here is paid for. */
	private paidUntil = -Infinity;

	constructor(private readonly total: number) {}

	/** Pays for the time from `from` to `to`, even beyond the budget: it has passed already. */
	charge(from: number, to: number): void {
		this.spent += this.cost(from, to);
		this.paidUntil = Math.max(this.paidUntil, to);
	}

	/** Pays for a wait that is still to come; false if it does not fit. */
	reserve(from: number, to: number): boolean {
		if (this.spent + this.cost(from, to) > this.total) return false;
		this.charge(from, to);
		return true;
	}

	private cost(from: number, to: number): number {
		return Math.max(0, to - Math.max(from, this.paidUntil));
	}
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
	 * @throws what `request` threw, once repeating it makes no sense or does not fit into the time for retries
	 */
	async run<T>(request: () => Promise<T>): Promise<T> {
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
			const pause = this.pausedUntil - this.options.now();
			if (pause > 0) await this.sleep(pause);
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
	private async waitFor(error: Error, attempt: number): Promise<void> {
		if (isNotFound(error)) throw error;
		if (!isTransient(error)) return this.fail(error);
		const { now, random } = this.options;
		const { retryAfter } = error.details;
		const delay = Math.max(retryAfter ?? 0, backoff(attempt, random));
		const from = now();
		if (!this.budget.reserve(from, from + delay)) return this.fail(this.givenUp(error));
		if (error.kind === 'rateLimited' || retryAfter !== undefined) this.pause(from, from + delay);
		await this.sleep(delay);
	}

	/** When one wait is broken off, because the workflow was stopped, nobody goes on. */
	private async sleep(milliseconds: number): Promise<void> {
		await this.options.sleep(milliseconds).catch((error: Error) => this.fail(error));
	}

	private pause(from: number, until: number): void {
		// Requests that ran side by side are refused together: that is one sign to slow down, not several.
		if (from >= this.pausedUntil) this.slots = Math.max(1, this.slots / 2);
		this.pausedUntil = Math.max(this.pausedUntil, until);
	}

	private givenUp({ kind, details }: RequestFailure): RequestFailure {
		return new RequestFailure(kind, { ...details, waited: this.budget.spent });
	}

	private fail(error: Error): never {
		this.close(error);
		throw error;
	}
}
