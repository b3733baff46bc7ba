import { isObject, type Fields } from '../json';
import { outcomeOf, toKnown, UNDER_WAY } from './entry';
import { follow, type Entries } from './follow';
import { InFlight } from './inFlight';
import { contentHash, shortHash, type Message } from './message';
import type { Queued, Unsent } from './outcome';

/** Which run of the node the entries belong to: in a loop it runs several times. */
export interface Run {
	/** From 0; n8n gives a repeated run the number that it had, but not each try of a tool. */
	index: number;
	/** Whether an agent calls the node as its tool: as often as it likes, each time for one item. */
	isTool: boolean;
}

/** An object within another one, made if it is not there. */
function within(outer: Fields, name: string): Fields {
	const inner = isObject(outer[name]) ? outer[name] : {};
	outer[name] = inner;
	return inner;
}

/**
 * Remembers what was sent, over the runs that n8n makes of a node in one execution (Retry On Fail, Retry
 * execution). It lives in the node's context, which n8n saves with the execution, so it is small, and holds
 * neither recipients nor texts.
 */
export class Ledger {
	private readonly entries: Entries;
	private readonly flights: InFlight;

	/** @param context n8n's memory for one node in one execution */
	constructor(
		context: Fields,
		private readonly run: Run,
	) {
		const round = run.isTool ? 'tool' : String(run.index);
		// Apart, so that a loop of many rounds looks through its own one alone.
		this.entries = within(within(context, 'sent'), round) as Entries;
		this.flights = new InFlight(this.entries);
	}

	/**
	 * Takes along what is known of messages that other items are for now.
	 *
	 * @param messages all of this run
	 */
	follow(messages: readonly Message[]): void {
		// An agent's calls stand beside each other: none takes the place of another one.
		if (!this.run.isTool)
			follow(this.entries, new Map(messages.map((one) => [this.keyOf(one), one])));
	}

	/** What became of a message that is not to be sent again, and not in flight: it was taken, or may have been. */
	outcomeOf(message: Message): Queued | Unsent | undefined {
		if (this.isInFlight(message)) return undefined;
		return outcomeOf(this.entries[this.keyOf(message)], message.to);
	}

	/** The same for an item of which only the recipient can be read any more. */
	outcomeFor(item: number, to: string): Queued | Unsent | undefined {
		return outcomeOf(this.entries[this.itemKey(item, to)], to);
	}

	/** Whether this execution has put the message's key into n8n's memory. */
	hasClaimed(message: Message): boolean {
		const { onlyOnce } = message;
		return onlyOnce !== undefined && this.claimOf(message) === shortHash(onlyOnce);
	}

	/** Whether another call in this process is sending the same message now, or one with the same key. */
	isInFlight(message: Message): boolean {
		return this.flights.has(this.flightsOf(message));
	}

	/** Settles when no call in this process is sending such a message. */
	async landed(message: Message): Promise<void> {
		await this.flights.end(this.flightsOf(message));
	}

	/** Does all that sending a message takes; it is in flight until that has ended. */
	async during<T>(message: Message, send: () => Promise<T>): Promise<T> {
		return await this.flights.during(this.flightsOf(message), send);
	}

	/** Just before the request. */
	open(message: Message): void {
		this.write(message, UNDER_WAY);
		this.claim(message);
	}

	/** After the request. */
	settle(message: Message, outcome: Queued | Unsent): void {
		this.write(message, toKnown(outcome));
	}

	/** The message's key was put into n8n's memory, if it has one. */
	claim(message: Message): void {
		const entry = this.entries[this.keyOf(message)];
		if (entry && message.onlyOnce !== undefined) entry.claimed = shortHash(message.onlyOnce);
	}

	/** The message's key was taken out of n8n's memory again. */
	release(message: Message): void {
		delete this.entries[this.keyOf(message)]?.claimed;
	}

	private flightsOf(message: Message): string[] {
		const { onlyOnce } = message;
		return [this.keyOf(message), ...(onlyOnce === undefined ? [] : [`once:${onlyOnce}`])];
	}

	private claimOf(message: Message): string | undefined {
		return this.entries[this.keyOf(message)]?.claimed;
	}

	private write(message: Message, known: ReturnType<typeof toKnown>): void {
		const claimed = this.claimOf(message);
		const marks = { content: contentHash(message), ...(claimed !== undefined && { claimed }) };
		this.entries[this.keyOf(message)] = { ...known, ...marks };
	}

	/**
	 * An input item is the same in every run that n8n repeats. What an expression makes of it need not be: a
	 * time or a random greeting differs, and is still the same message to the same person. For an agent, it is
	 * the same message that makes a call the same.
	 */
	private keyOf(message: Message): string {
		const { item, to, skipRepeated } = message;
		if (!this.run.isTool) return this.itemKey(item, to);
		const content = contentHash(message);
		return skipRepeated ? content : `${this.itemKey(item, to)}:${content}`;
	}

	private itemKey(item: number, to: string): string {
		return `${this.run.index}:${item}:${shortHash(to)}`;
	}
}
