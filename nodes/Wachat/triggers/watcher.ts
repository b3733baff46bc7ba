import type { OrderName } from '../contacts/order';

export const EVENT_TYPES = [
	'contactCreated',
	'contactUpdated',
	'messageReceived',
	'contactWaiting',
	'contactInactive',
	'connectionChanged',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What the workflow learns about something that happened. */
export interface EventData {
	/** The same whenever this event is told, and different for any other. */
	id: string;
	type: EventType;
	[more: string]: unknown;
}

/** Something that happened, and what it happened to: a contact or an instance. */
export interface Told<Subject> {
	subject: Subject;
	event: EventData;
}

/** What earlier looks have seen. */
export interface Memory<Subject> {
	/**
	 * Compares what a look sees with what is remembered, remembers it, and gives what happened. Whatever a
	 * look does not see is not forgotten. A first look, which remembers nothing, tells everything that is so.
	 */
	see(subjects: readonly Subject[]): Array<Told<Subject>>;
	/** Whether something is remembered that was not when this memory was recalled. */
	readonly isChanged: boolean;
	/** All of it, to recall it later. */
	toText(): string;
	/**
	 * For events that come with time alone: the moment, in milliseconds since 1970, before which none of the
	 * contacts can have one that it did not have by `from`, whatever happens to it. Left out, nothing comes with time.
	 */
	nextAt?(contacts: readonly Subject[], from: number): number;
}

/** One kind of event, set up by the parameters. */
export interface Watcher<Subject> {
	readonly type: EventType;
	/** What makes it another question, so that answers to the former one do not count. As JSON can carry it. */
	readonly question: unknown;
	/** Orders of the list in which whatever is new stands at one end. */
	readonly orders: readonly OrderName[];
	/**
	 * Recalls what a memory has put into text; without a text, an empty memory.
	 *
	 * @throws {Unreadable} if the text is not such a memory's
	 */
	recall(text?: string): Memory<Subject>;
	/** What the event would look like, ID and all, for a workflow that is being built. */
	sample(subject: Subject): EventData;
}
