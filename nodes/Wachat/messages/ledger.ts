import { isObject, type Fields } from '../json';
import { contentHash, shortHash, type Message } from './message';
import { lookIntoChat, type Queued, type Unsent } from './outcome';

/** Answers are remembered up to this many characters: n8n saves the ledger with the execution. */
const LONGEST_RESPONSE = 2000;

/** What is kept of an outcome. */
type Known =
	| Queued
	/** Without words as long as no answer has come. */
	| { outcome: 'unknown'; message?: string; httpCode?: string | null }
	| { outcome: 'notSent' };

/** What is kept of one message. */
type Entry = Known & {
	/** Hash of what it says to whom. */
	content: string;
	/** Hash of the key that this execution has put into n8n's memory of what is sent once only. */
	claimed?: string;
};

type Left = Map<string, Set<string>>;

/** Which run of the node the entries belong to: in a loop it runs several times. */
export interface Run {
	/** From 0; n8n gives a repeated run the number that it had. */
	index: number;
	/** Whether an agent calls the node as its tool: as often as it likes, each time for one item. */
	isTool: boolean;
}

function fits(response: unknown): boolean {
	return JSON.stringify(response).length <= LONGEST_RESPONSE;
}

function toKnown(outcome: Queued | Unsent): Known {
	if (outcome.outcome === 'queued') {
		return fits(outcome.response) ? outcome : { ...outcome, response: null };
	}
	const { message, httpCode } = outcome;
	return outcome.outcome === 'unknown'
		? { outcome: 'unknown', message, httpCode }
		: { outcome: 'notSent' };
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

	/** @param context n8n's memory for one node in one execution */
	constructor(
		context: Fields,
		private readonly run: Run,
	) {
		const round = run.isTool ? 'tool' : String(run.index);
		// Apart, so that a loop of many rounds looks through its own one alone.
		this.entries = within(within(context, 'sent'), round) as Record<string, Entry | undefined>;
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
		return this.outcomeAt(this.keyOf(message), message.to);
	}

	/** The same for an item of which only the recipient can be read any more. */
	outcomeFor(item: number, to: string): Queued | Unsent | undefined {
		return this.outcomeAt(this.itemKey(item, to), to);
	}

	/** Whether this execution has put the message's key into n8n's memory. */
	hasClaimed(message: Message): boolean {
		const { onlyOnce } = message;
		return onlyOnce !== undefined && this.claimOf(message) === shortHash(onlyOnce);
	}

	/** Just before the request: if nothing is heard of it any more, it may have been taken. */
	open(message: Message): void {
		this.write(message, { outcome: 'unknown' });
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

	private outcomeAt(key: string, to: string): Queued | Unsent | undefined {
		const entry = this.entries[key];
		if (entry?.outcome === 'queued') {
			return { outcome: 'queued', at: entry.at, response: entry.response };
		}
		if (entry?.outcome !== 'unknown') return undefined;
		return {
			outcome: 'unknown',
			message:
				entry.message ??
				'It is not known whether this message was sent: n8n stopped while it was on its way',
			description: lookIntoChat(to),
			httpCode: entry.httpCode ?? null,
		};
	}

	private claimOf(message: Message): string | undefined {
		return this.entries[this.keyOf(message)]?.claimed;
	}

	private write(message: Message, known: Known): void {
		const claimed = this.claimOf(message);
		const marks = { content: contentHash(message), ...(claimed !== undefined && { claimed }) };
		this.entries[this.keyOf(message)] = { ...known, ...marks };
	}

	/** Whether an entry is of just this message, and it was taken, or may have been. */
	private hasTaken(key: string, message: Message | undefined): boolean {
		const entry = this.entries[key];
		if (entry === undefined || message === undefined || entry.outcome === 'notSent') return false;
		return entry.content === contentHash(message);
	}

	/** By content, the keys of what was taken for items that say something else now, or to somebody else. */
	private leftBehind(messages: readonly Message[]): Left {
		const current = new Map(messages.map((one) => [this.keyOf(one), one]));
		const left: Left = new Map();
		for (const [key, entry] of Object.entries(this.entries)) {
			if (!entry || entry.outcome === 'notSent' || this.hasTaken(key, current.get(key))) continue;
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
		if (!displaced || displaced.outcome === 'notSent') return;
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
