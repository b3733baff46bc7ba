import type { Fields } from '../json';
import { inTurn } from './inTurn';
import type { Memory } from './onlyOnce';

/** An execution of which this process runs the node now: an agent may call it several times at once. */
interface Begun {
	isFirst: Promise<boolean>;
	runs: number;
}

const begun = new WeakMap<Fields, Begun>();

/**
 * The executions that this process has begun, and with which round: another worker, which writes all at once,
 * may bring a note back.
 */
const begunWith = new WeakMap<Fields, number>();

/**
 * Notices that n8n begins an execution again by itself, as it does in queue mode for a worker that is lost:
 * it then knows nothing of what that one has sent. What a run leaves in n8n's memory, only another start of
 * the same execution can find, and only if the process was killed, or goes on unnoticed.
 *
 * A start goes on from what n8n has saved, so it knows its first round, and looks for what another one with
 * the same first round has left, or one that has come to it. What was left in former rounds is no sign: n8n
 * loads an execution anew after a Wait.
 */
export class Beginning {
	private own: Begun | undefined;

	/**
	 * @param context n8n's memory for one node in one execution
	 * @param memory of all executions
	 * @param executionId undefined if n8n has none
	 */
	constructor(
		private readonly context: Fields,
		private readonly memory: Memory,
		private readonly executionId: string | undefined,
	) {}

	/**
	 * Whether no other start of this execution may have sent what this one is to send.
	 *
	 * @param isKnown whether something else tells it, as keys that are sent once only do
	 */
	async isFirst(isKnown: boolean): Promise<boolean> {
		// Saved with the execution: a retry of it knows as little.
		if (this.context.begunAgain === true) return false;
		if (isKnown || !this.executionId) return true;
		this.own = begun.get(this.context) ?? { isFirst: this.ask(), runs: 0 };
		this.own.runs += 1;
		begun.set(this.context, this.own);
		const isFirst = await this.own.isFirst;
		if (!isFirst) this.context.begunAgain = true;
		return isFirst;
	}

	/** The run of the node has ended, in whichever way. */
	async end(): Promise<void> {
		if (!this.own) return;
		this.own.runs -= 1;
		if (this.own.runs > 0) return;
		// What another start has left belongs to it.
		if (await this.own.isFirst) await this.forget();
		if (this.own.runs > 0) return;
		begun.delete(this.context);
		this.context.rounds = this.round + 1;
	}

	private async ask(): Promise<boolean> {
		const { context, round } = this;
		const isKnownHere = begunWith.has(context);
		if (!(await this.record()) && !isKnownHere) return false;
		if (!isKnownHere) begunWith.set(context, round);
		return true;
	}

	private async record(): Promise<boolean> {
		try {
			const { new: added } = await inTurn(async () => await this.memory.record(this.notes));
			return added.length > 0;
		} catch {
			// Where n8n's memory cannot be asked, a lost worker is not noticed. That is no reason to send nothing.
			return true;
		}
	}

	private async forget(): Promise<void> {
		try {
			await inTurn(async () => await this.memory.forget(this.notes));
		} catch {
			// It stays, for a second start to find; later rounds do not look for it.
		}
	}

	/** How many rounds of sending the execution has behind it, as n8n saves it. */
	private get round(): number {
		return Number(this.context.rounds ?? 0);
	}

	/** For a start with the same first round, and for one that comes to this round. */
	private get notes(): string[] {
		const rounds = new Set([begunWith.get(this.context) ?? this.round, this.round]);
		return [...rounds].map((round) => `begun:${this.executionId}:${round}`);
	}
}
