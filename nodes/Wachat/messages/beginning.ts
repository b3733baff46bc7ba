import type { Fields } from '../json';
import { inTurn } from './inTurn';
import type { Memory } from './onlyOnce';

/** An execution of which this process runs the node now: an agent may call it several times at once. */
interface Begun {
	isFirst: Promise<boolean>;
	runs: number;
}

const begun = new WeakMap<Fields, Begun>();

/** The executions that began in this process: another worker, which writes all at once, may bring a note back. */
const firstHere = new WeakSet<Fields>();

/**
 * Notices that n8n begins an execution again by itself, as it does in queue mode for a worker that is lost:
 * it then knows nothing of what that one has sent. What a run leaves in n8n's memory, only another start of
 * the same execution can find, and only if the process was killed, or goes on unnoticed.
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
		if (this.own.runs === 0) begun.delete(this.context);
	}

	private async ask(): Promise<boolean> {
		if (await this.record()) firstHere.add(this.context);
		return firstHere.has(this.context);
	}

	private async record(): Promise<boolean> {
		try {
			return (await inTurn(async () => await this.memory.record([this.text]))).new.length > 0;
		} catch {
			// Where n8n's memory cannot be asked, a lost worker is not noticed. That is no reason to send nothing.
			return true;
		}
	}

	private async forget(): Promise<void> {
		try {
			await inTurn(async () => await this.memory.forget([this.text]));
		} catch {
			// It stays, for a second start to find; other runs in this process know that it is their own.
		}
	}

	private get text(): string {
		return `begun:${this.executionId}`;
	}
}
