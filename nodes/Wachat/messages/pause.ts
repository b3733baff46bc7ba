import type { Message, Pause } from './message';
import { Unusable } from './unusable';

/**
 * @param from seconds
 * @param to seconds
 * @throws {Unusable} if the range is the wrong way round
 */
export function readPause(from: number, to: number): Pause {
	if (from <= to) return { from, to };
	throw new Unusable(
		`The 'Pause From' parameter (${from} s) is above 'Pause To' (${to} s)`,
		"Make 'Pause To' the longer one",
	);
}

/**
 * A random length of the pause, in milliseconds.
 *
 * @param random from 0 up to, but not including, 1
 */
export function pauseLength({ from, to }: Pause, random: number): number {
	return Math.round((from + (to - from) * random) * 1000);
}

/** How long all pauses will take on average, in seconds. There is none before the first message. */
export function expectedPauses(messages: readonly Message[]): number {
	return messages.slice(1).reduce((sum, { pause: { from, to } }) => sum + (from + to) / 2, 0);
}

/** A length of time as people say it, e.g. "about 18 minutes". */
export function inWords(seconds: number): string {
	const [amount, unit] =
		seconds < 90
			? [seconds, 'second']
			: seconds < 90 * 60
				? [seconds / 60, 'minute']
				: [seconds / 3600, 'hour'];
	const rounded = unit === 'hour' ? Math.round(amount * 2) / 2 : Math.round(amount);
	return `about ${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
}
