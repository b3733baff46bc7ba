import type { Case, Obstacle, Series } from '../types.mts';

const ROUNDS = 3;
const OBSTACLES = ['lostAnswer', 'refusal'] as const satisfies readonly Obstacle[];
const RETRIES = ['execution', 'onFail'] as const;

/** How often does not matter here: what is counted is the same each time. */
function troubles(contacts: number): Series[] {
	return OBSTACLES.flatMap((obstacle) =>
		RETRIES.map((retry) => [{ contacts, latency: 0, rounds: 1, together: true, obstacle, retry }]),
	);
}

export const FULL: readonly Series[] = [
	[{ contacts: 1000, latency: 0, rounds: ROUNDS }],
	// Mostly waiting, which can be done side by side.
	[{ contacts: 1000, latency: 50, rounds: ROUNDS, together: true }],
	...troubles(1000),
];

export const QUICK: readonly Series[] = [
	[{ contacts: 40, latency: 0, rounds: 1, together: true }],
	// One of each: the answer that is lost and Retry execution, the refusal and Retry On Fail.
	...[troubles(40)[0], troubles(40)[3]],
];

const OBSTACLE_WORDS: Partial<Record<Obstacle, string>> = {
	lostAnswer: 'is taken, and the connection breaks',
	refusal: 'is answered with a 500, and not taken',
};

export function troubleOf({ contacts, obstacle }: Case): string {
	return `Request ${String(contacts / 2)} ${String(obstacle && OBSTACLE_WORDS[obstacle])}`;
}

export function retryOf({ retry }: Case): string {
	return retry === 'onFail' ? 'Retry On Fail' : 'Retry execution, pressed once';
}

export function titleOf(one: Case): string {
	const { contacts, latency, obstacle } = one;
	const rest = obstacle === undefined ? '' : `. ${troubleOf(one)}; ${retryOf(one)}`;
	return `A message to ${contacts.toLocaleString('en')} people, answers after ${String(latency)} ms${rest}`;
}

/** E.g. `followUp-1000@0` or `followUp-1000@0-refusal-onFail`. */
export function keyOf({ contacts, latency, obstacle, retry }: Case): string {
	const rest = obstacle === undefined ? '' : `-${obstacle}-${String(retry)}`;
	return `followUp-${String(contacts)}@${String(latency)}${rest}`;
}
