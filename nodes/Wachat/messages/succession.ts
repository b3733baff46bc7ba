import { randomBytes } from 'crypto';

import { isObject, type Fields } from '../json';
import { inTurn } from './inTurn';
import type { Memory } from './onlyOnce';

/** What n8n saves with an execution, and hands on to its retries. */
interface Line {
	id: string;
	/** How many retries have gone on from it, one after the other. */
	turn: number;
}

/** For the lines of executions that run in this process now: their retries are asked for once. */
const verdicts = new WeakMap<Line, Promise<boolean>>();

/** The lines that began in this process. */
const begunHere = new WeakSet<object>();

function lineIn(context: Fields, id: string): Line {
	const { line } = context;
	if (isObject(line) && typeof line.id === 'string' && typeof line.turn === 'number') {
		return line as unknown as Line;
	}
	const fresh = { id, turn: 0 };
	begunHere.add(fresh);
	context.line = fresh;
	return fresh;
}

function nextTurn({ id, turn }: Line): string {
	return `line:${id}:${turn + 1}`;
}

async function takeTurn(line: Line, memory: Memory): Promise<boolean> {
	const { new: added } = await inTurn(async () => await memory.record([nextTurn(line)]));
	// A retry that came too late keeps its old turn: a retry of it comes too late as well.
	if (added.length > 0) line.turn += 1;
	return added.length > 0;
}

async function isTurnFree(line: Line, memory: Memory): Promise<boolean> {
	return await inTurn(async () => {
		const { new: added } = await memory.record([nextTurn(line)]);
		if (added.length === 0) return false;
		await memory.forget(added).catch(async () => {
			// Nobody knows whether it stays: now it does, and the turn is this execution's.
			await memory.record(added);
			line.turn += 1;
		});
		return true;
	});
}

/**
 * Lets only one retry go on from what an execution has saved. n8n offers _Retry_ of an execution also after
 * it was retried, with what was saved before: such a retry does not know what the former one has sent.
 */
export class Succession {
	private readonly line: Line;
	/** Whether it goes on from what was saved: a second start of it would be too late for that turn. */
	readonly continues: boolean;

	/**
	 * @param context n8n's memory for one node in one execution
	 * @param memory of all executions
	 * @param isRetry whether this execution is a retry of another one
	 * @param origin what it has in common with other retries of that one, where the node had not run yet
	 */
	constructor(
		context: Fields,
		private readonly memory: Memory,
		private readonly isRetry: boolean,
		origin?: string,
	) {
		this.continues = isRetry && isObject(context.line) && !begunHere.has(context.line);
		this.line = lineIn(context, origin ?? randomBytes(8).toString('hex'));
	}

	/**
	 * Whether this execution may go on from where the former one ended.
	 *
	 * @throws whatever n8n's memory throws
	 */
	async goesOn(): Promise<boolean> {
		if (!this.isRetry) return true;
		const verdict = verdicts.get(this.line) ?? takeTurn(this.line, this.memory);
		verdicts.set(this.line, verdict);
		return await verdict.catch(async (error: unknown) => {
			verdicts.delete(this.line);
			return await Promise.reject(error);
		});
	}

	/** The same of a run that sends nothing, and leaves the turn to another retry. */
	async couldGoOn(): Promise<boolean> {
		if (!this.isRetry) return true;
		return await (verdicts.get(this.line) ?? isTurnFree(this.line, this.memory));
	}
}
