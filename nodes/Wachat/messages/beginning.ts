import type { Fields } from '../json';
import { inTurn } from './inTurn';
import type { Memory } from './onlyOnce';

/** An execution of which this process runs the node now: an agent may call it several times at once. */
interface Begun {
	isFirst: Promise<boolean>;
	/** What it has left in n8n's memory, until all have ended. */
	notes: string[];
	runs: number;
}

const begun = new WeakMap<Fields, Begun>();

/**
 * The executions that this process has begun, and with which run of the node: another worker, which writes all
 * at once, may bring a note back.
 */
const begunWith = new WeakMap<Fields, number>();

/**
 * Notices that n8n begins an execution again by itself, as it does in queue mode for a worker that is lost:
 * it then knows nothing of what that one has sent. What a run leaves in n8n's memory, only another start of
 * the same execution can find, and only if the process was killed, or goes on unnoticed.
 *
 * A start goes on from what n8n has saved, and with the run of the node that comes next there: what another
 * one has left that went on from the same, or that has come to this run, is a sign of it. Notes of former runs
 * are none: n8n loads an execution anew after a Wait.
 */
export class Beginning {
	private own: Begun | undefined;

	/**
	 * @param context n8n's memory for one node in one execution
	 * @param memory of all executions
	 * @param executionId undefined if n8n has none
	 * @param run of the node in this execution, from 0, the same for each try of it; undefined for a tool, whose
	 *   calls n8n counts as they come: they are counted here, those at the same time as one
	 */
	constructor(
		private readonly context: Fields,
		private readonly memory: Memory,
		private readonly executionId: string | undefined,
		private readonly run: number | undefined,
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
		this.own = begun.get(this.context) ?? this.begin();
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
		if (await this.own.isFirst) await this.forget(this.own.notes);
		if (this.own.runs > 0) return;
		begun.delete(this.context);
		if (this.run === undefined) this.context.calls = this.number + 1;
	}

	private get number(): number {
		return this.run ?? Number(this.context.calls ?? 0);
	}

	private begin(): Begun {
		const { context, number, executionId } = this;
		const numbers = new Set([begunWith.get(context) ?? number, number]);
		const notes = [...numbers].map((one) => `begun:${executionId}:${one}`);
		return { isFirst: this.ask(notes), notes, runs: 0 };
	}

	private async ask(notes: string[]): Promise<boolean> {
		const isKnownHere = begunWith.has(this.context);
		const isNew = await this.record(notes);
		if (isNew && !isKnownHere) begunWith.set(this.context, this.number);
		return isNew || isKnownHere;
	}

	private async record(notes: string[]): Promise<boolean> {
		try {
			return (await inTurn(async () => await this.memory.record(notes))).new.length > 0;
		} catch {
			// Where n8n's memory cannot be asked, a lost worker is not noticed. That is no reason to send nothing.
			return true;
		}
	}

	private async forget(notes: string[]): Promise<void> {
		try {
			await inTurn(async () => await this.memory.forget(notes));
		} catch {
			// It stays, for a second start to find; later runs do not look for it.
		}
	}
}
