import { isObject } from '../json';
import { eventId } from './eventId';
import { Unreadable } from './memory/bytes';
import type { EventData, Memory, Told, Watcher } from './watcher';

/** What the event needs to know of an instance. */
export interface Connection {
	/** The instance's API name. */
	apiName: string;
	/** As the API calls it, e.g. `open`. */
	state: string;
}

interface LastState {
	state: string;
	/** How many changes were told: tells two changes to the same state apart. */
	changes: number;
}

function isLastState(value: unknown): value is LastState {
	return isObject(value) && typeof value.state === 'string' && Number.isSafeInteger(value.changes);
}

/** For each instance ever seen its last state. */
interface States {
	/** When the first look was, in milliseconds since 1970. */
	since: number;
	byName: Map<string, LastState>;
}

function fromText(text: string): States {
	const stored: unknown = JSON.parse(text);
	const { since, states } = isObject(stored) ? stored : {};
	if (typeof since !== 'number' || !isObject(states)) throw new Unreadable('No states are there');
	const entries = Object.entries(states).map(([apiName, state]): [string, LastState] => {
		if (!isLastState(state)) throw new Unreadable('A state is not readable');
		return [apiName, state];
	});
	return { since, byName: new Map(entries) };
}

class LastStates<Subject extends Connection> implements Memory<Subject> {
	private readonly states: States;
	/**
	 * What the count of an event stands behind: changes are counted from a first look on, and after another one
	 * they are other changes. What a first look itself tells is the same in each.
	 */
	private readonly era: number[];
	isChanged = false;

	constructor(now: () => number, text?: string) {
		this.states = text === undefined ? { since: now(), byName: new Map() } : fromText(text);
		this.era = text === undefined ? [] : [this.states.since];
	}

	see(instances: readonly Subject[]): Array<Told<Subject>> {
		return instances.flatMap((instance) => {
			const { apiName, state } = instance;
			const known = this.states.byName.get(apiName);
			if (known?.state === state) return [];
			const changes = (known?.changes ?? 0) + 1;
			this.states.byName.set(apiName, { state, changes });
			this.isChanged = true;
			const event = eventOf(instance, [...this.era, changes], known?.state ?? null);
			return [{ subject: instance, event }];
		});
	}

	toText(): string {
		const { since, byName } = this.states;
		return JSON.stringify({ since, states: Object.fromEntries(byName) });
	}
}

function eventOf(
	{ apiName, state }: Connection,
	count: readonly number[],
	from: string | null,
): EventData {
	const type = 'connectionChanged';
	return { id: eventId(type, apiName, state, ...count), type, from, to: state };
}

/**
 * An instance has another state than before; one that was not there before comes from null.
 *
 * @param now the clock, in milliseconds since 1970
 */
export function connectionChanged<Subject extends Connection>(
	now: () => number = Date.now,
): Watcher<Subject> {
	return {
		type: 'connectionChanged',
		question: null,
		orders: [],
		recall: (text) => new LastStates<Subject>(now, text),
		sample: (instance) => eventOf(instance, [1], null),
	};
}
