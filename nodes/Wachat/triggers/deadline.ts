import { concurrency, retryTime } from '../fields/options';
import { Explained } from '../transport/explain';
import { interruptible } from '../transport/interrupt';
import { NOTHING_IS_LOST } from './troubles';

/** Time to put together what was read, in milliseconds. */
const TIME_TO_FINISH = 2_000;
/** No look takes longer, in milliseconds: timers know neither fractions nor all that a number can be. */
const LONGEST = 3_600_000;

function outOfTime(milliseconds: number): Explained {
	return new Explained({
		message: `Wachat could not be looked at within the ${Math.round(milliseconds / 1000)} s that n8n gives the trigger`,
		description: `${NOTHING_IS_LOST}. If this comes again and again, raise '${concurrency.displayName}' in the options, lower '${retryTime.displayName}', or watch a smaller list, e.g. without groups`,
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** When a look has to end: n8n would abandon it, and what it found would be lost. */
export class Deadline {
	private readonly end: number;
	private readonly budget: number;
	/** Whether some work was given up: its timer and the clock differ by a moment, or more if that is put back. */
	private isMissed = false;

	/** @param budget what n8n gives the look, from now on, in milliseconds */
	constructor(budget: number) {
		this.budget = Math.min(budget, LONGEST);
		const time = Math.floor(this.budget - Math.min(TIME_TO_FINISH, this.budget / 10));
		this.end = Date.now() + Math.max(1, time);
	}

	/** Milliseconds left, from 1. */
	get left(): number {
		return Math.max(1, this.end - Date.now());
	}

	/**
	 * Does some work, as long as there is time for it.
	 *
	 * @throws {Explained} when time is up; and whatever `work` throws before
	 */
	async keep<T>(work: () => Promise<T>): Promise<T> {
		this.insist();
		let isRunning = true;
		const running = work().finally(() => (isRunning = false));
		return await interruptible(running, this.left, undefined).catch((error: unknown) => {
			this.isMissed ||= isRunning;
			// Whatever went wrong at the last moment did so because the time was too short.
			return Promise.reject(this.isOver ? outOfTime(this.budget) : error);
		});
	}

	/**
	 * To be called before what was found is stored: of several who keep within the time, one may have given up.
	 *
	 * @throws {Explained} when time is up
	 */
	insist(): void {
		if (this.isOver) throw outOfTime(this.budget);
	}

	/** Whether time is up. */
	get isOver(): boolean {
		return this.isMissed || Date.now() >= this.end;
	}
}
