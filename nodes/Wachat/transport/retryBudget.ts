/**
 * The time that may be lost to retries, shared by requests that run at the same time: a second that two of
 * them spend waiting side by side is one second. All times in milliseconds.
 */
export class RetryBudget {
	private spent = 0;
	/** Time up to here is paid for. */
	private paidUntil = -Infinity;

	constructor(private readonly total: number) {}

	/** Pays for the time from `from` to `to`, even beyond the budget: it has passed already, or `lasts`. */
	charge(from: number, to: number): void {
		this.spent += Math.max(0, to - Math.max(from, this.paidUntil));
		this.paidUntil = Math.max(this.paidUntil, to);
	}

	/** The moment until which a wait that begins now may last; in the past if there is nothing left. */
	lasts(now: number): number {
		return Math.max(now, this.paidUntil) + this.total - this.spent;
	}

	/** How much of what was paid for has passed by now. */
	passed(now: number): number {
		// What lies ahead was paid for without a gap.
		return this.spent - Math.max(0, this.paidUntil - now);
	}
}
