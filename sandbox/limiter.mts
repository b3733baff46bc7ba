/** Lets `rate` requests pass in any second. */
export class Limiter {
	private readonly passed: number[] = [];

	constructor(private readonly rate: number) {}

	/** Milliseconds until there is room again; 0 lets the request pass, and counts it. */
	wait(now: number): number {
		while (this.passed.length && this.passed[0] <= now - 1000) this.passed.shift();
		if (this.passed.length >= this.rate) return this.passed[0] + 1000 - now;
		this.passed.push(now);
		return 0;
	}
}
