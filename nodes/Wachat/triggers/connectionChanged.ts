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

function fromText(text: string): Map<string, LastState> {
	const states: unknown = JSON.parse(text);
	if (!isObject(states)) throw new Unreadable('The states are not there');
	return new Map(
		Object.entries(states).map(([apiName, state]) => {
			if (!isLastState(state)) throw new Unreadable('A state is not readable');
			return [apiName, state];
		}),
	);
}

/** For each instance ever seen its last state. */
class States<Subject extends Connection> implements Memory<Subject> {
	private readonly states: Map<string, LastState>;
	isChanged = false;

	constructor(text?: string) {
		this.states = text === undefined ? new Map() : fromText(text);
	}

	see(instances: readonly Subject[]): Array<Told<Subject>> {
		return instances.flatMap((instance) => {
			const { apiName, state } = instance;
			const known = this.states.get(apiName);
			if (known?.state === state) return [];
			const changes = (known?.changes ?? 0) + 1;
			this.states.set(apiName, { state, changes });
			this.isChanged = true;
			const event = eventOf(instance, changes, known?.state ?? null);
			return [{ subject: instance, event }];
		});
	}

	toText(): string {
		return JSON.stringify(Object.fromEntries(this.states));
	}
}

function eventOf({ apiName, state }: Connection, changes: number, from: string | null): EventData {
	const type = 'connectionChanged';
	return { id: eventId(type, apiName, state, changes), type, from, to: state };
}

/** An instance has another state than before; one that was not there before comes from null. */
export function connectionChanged<Subject extends Connection>(): Watcher<Subject> {
	return {
		type: 'connectionChanged',
		question: null,
		orders: [],
		recall: (text) => new States<Subject>(text),
		sample: (instance) => eventOf(instance, 1, null),
	};
}
