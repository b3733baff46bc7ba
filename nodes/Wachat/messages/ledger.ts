import { isObject, type Fields } from '../json';
import { mayBeTaken, outcomeOf, toKnown, UNDER_WAY, type Entry } from './entry';
import { contentHash, shortHash, type Message } from './message';
import type { Queued, Unsent } from './outcome';
import { UnderWay } from './underWay';

type Left = Map<string, Set<string>>;

/** Which run of the node the entries belong to: in a loop it runs several times. */
export interface Run {
	/** From 0; n8n gives a repeated run the number that it had. */
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
	private readonly entries: Record<string, Entry | undefined>;
	private readonly underWay: UnderWay;

	/** @param context n8n's memory for one node in one execution */
	constructor(
		context: Fields,
		private readonly run: Run,
	) {
		const round = run.isTool ? 'tool' : String(run.index);
		// Apart, so that a loop of many rounds looks through its own one alone.
		this.entries = within(within(context, 'sent'), round) as Record<string, Entry | undefined>;
		this.underWay = new UnderWay(this.entries);
	}

	/**
	 * Takes along what is known of a message that another item is for now, as the workflow was changed before
	 * n8n repeated the run: the same words to the same recipient.
	 *
	 * @param messages all of this run
	 */
	follow(messages: readonly Message[]): void {
		// An agent's calls stand beside each other: none takes the place of another one.
		if (this.run.isTool) return;
		const left = this.leftBehind(messages);
		if (left.size === 0) return;
		for (const message of messages.filter((one) => !this.hasTaken(this.keyOf(one), one))) {
			const [key] = left.get(contentHash(message)) ?? [];
			if (key !== undefined) this.move(key, this.keyOf(message), left);
		}
	}

	/** What became of a message that is not to be sent again: it was taken, or may have been. */
	outcomeOf(message: Message): Queued | Unsent | undefined {
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

	/** Settles when the same message has an outcome, if another call in this process is sending it now. */
	whileOnItsWay(message: Message): Promise<unknown> | undefined {
		return this.underWay.find(this.keyOf(message));
	}

	/** Notes that a message is on its way, and sends it. */
	async send<T>(message: Message, deliver: () => Promise<T>): Promise<T> {
		this.write(message, UNDER_WAY);
		this.claim(message);
		return await this.underWay.during(this.keyOf(message), deliver);
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

	private claimOf(message: Message): string | undefined {
		return this.entries[this.keyOf(message)]?.claimed;
	}

	private write(message: Message, known: ReturnType<typeof toKnown>): void {
		const claimed = this.claimOf(message);
		const marks = { content: contentHash(message), ...(claimed !== undefined && { claimed }) };
		this.entries[this.keyOf(message)] = { ...known, ...marks };
	}

	/** Whether an entry is of just this message, and it was taken, or may have been. */
	private hasTaken(key: string, message: Message | undefined): boolean {
		const entry = this.entries[key];
		return mayBeTaken(entry) && message !== undefined && entry.content === contentHash(message);
	}

	/** By content, the keys of what was taken for items that say something else now, or to somebody else. */
	private leftBehind(messages: readonly Message[]): Left {
		const current = new Map(messages.map((one) => [this.keyOf(one), one]));
		const left: Left = new Map();
		for (const [key, entry] of Object.entries(this.entries)) {
			if (!mayBeTaken(entry) || this.hasTaken(key, current.get(key))) continue;
			left.set(entry.content, (left.get(entry.content) ?? new Set()).add(key));
		}
		return left;
	}

	/** What stood there changes places with it: somebody has got that, too. */
	private move(from: string, to: string, left: Left): void {
		const moved = this.entries[from] as Entry;
		const displaced = this.entries[to];
		left.get(moved.content)?.delete(from);
		this.entries[to] = moved;
		delete this.entries[from];
		if (!mayBeTaken(displaced)) return;
		this.entries[from] = displaced;
		left.get(displaced.content)?.delete(to);
		left.get(displaced.content)?.add(from);
	}

	/**
	 * An input item is the same in every run that n8n repeats. What an expression makes of it need not be: a
	 * time or a random greeting differs, and is still the same message to the same person. For an agent, it is
	 * the same message that makes a call the same.
	 */
	private keyOf(message: Message): string {
		const { item, to, skipRepeated } = message;
		if (this.run.isTool && skipRepeated) return contentHash(message);
		return this.itemKey(item, to);
	}

	private itemKey(item: number, to: string): string {
		return `${this.run.index}:${item}:${shortHash(to)}`;
	}
}
