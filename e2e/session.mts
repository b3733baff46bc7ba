import { listenForInterruption } from '../scripts/n8n/interruption.mts';
import { STOP_WITHIN } from '../scripts/n8n/launch.mts';
import { Problem } from '../scripts/n8n/problem.mts';
import { endAllProcesses } from '../scripts/n8n/processes.mts';

/** What is to be undone at the end, last first, when no process runs any more. */
export type ToUndo = (() => Promise<void>)[];

/** The exit code of something that could not even begin, because a program is missing. */
export const NOT_RUN = 3;

/** A program that is not installed here; says how to get it. */
export class Missing extends Problem {}

/** Does the work, ends whatever it started and leaves nothing behind; gives the exit code. */
export async function session(work: (toUndo: ToUndo) => Promise<number>): Promise<number> {
	const toUndo: ToUndo = [];
	try {
		return await Promise.race([work(toUndo), listenForInterruption()]);
	} catch (error) {
		console.error(`\n${error instanceof Problem ? error.message : describe(error)}`);
		return error instanceof Missing ? NOT_RUN : 1;
	} finally {
		await endAllProcesses(STOP_WITHIN);
		for (const undo of toUndo.reverse()) await undo().catch(console.error);
	}
}

/** An error that nobody foresaw: whoever repairs it needs the stack. */
function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
