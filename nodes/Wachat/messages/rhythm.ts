import type { Fields } from '../json';
import type { Message } from './message';
import { pauseLength } from './pause';

/**
 * Keeps the pause between two messages of one execution, also where it runs the node several times, one run
 * after the other: in a loop, or again.
 */
export class Rhythm {
	/**
	 * @param context n8n's memory for one node in one execution
	 * @param now the time, in milliseconds since 1970
	 */
	constructor(
		private readonly context: Fields,
		private readonly now: () => number,
	) {}

	/** How long to wait before a message, in milliseconds; `random` is from 0 up to, but not including, 1. */
	pauseBefore({ pause }: Message, random: number): number {
		const { lastSent } = this.context;
		if (typeof lastSent !== 'number') return 0;
		const length = pauseLength(pause, random);
		// A clock may be put back.
		return Math.max(0, Math.min(length, lastSent + length - this.now()));
	}

	/** A request has just ended. */
	noteSent(): void {
		this.context.lastSent = this.now();
	}
}
