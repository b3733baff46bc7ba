import type { Unsent } from '../../messages/outcome';
import { Explained } from '../../transport/explain';
import { toNodeError, type NodeError } from '../../transport/wachatError';
import type { Ready } from './prepare';
import type { Run } from './run';

export interface Problem {
	error: NodeError;
	/** Whether its recipient has certainly not got it. */
	outcome: Unsent['outcome'];
}

/** What keeps items from being sent, by the item. */
export type Problems = Map<number, Problem>;

function overtaken(): Explained {
	return new Explained({
		message:
			'This execution was retried before, and does not know whom that retry has written to, so nothing is sent',
		description:
			"Look for its newest retry in the list of executions: if that one failed, retry it instead. If it was stopped, or n8n ended in the middle of it, look into the chats; or run the workflow anew, if every message had a 'Send Only Once Per' key from the start: whoever has got one is skipped",
	});
}

function begunAgain(): Explained {
	return new Explained({
		message:
			'n8n has begun this execution a second time, as its worker was lost or restarted, and does not know whom the first one has written to, so nothing is sent',
		description:
			"Look into the chats, and write only to those who have got nothing: a retry of this execution sends nothing either. With a 'Send Only Once Per' key such an execution goes on by itself, and skips whoever has got one",
	});
}

function unrecorded(error: unknown): Explained {
	return new Explained({
		message: `n8n could not record that this retry goes on, so nothing is sent: ${(error as Error).message}`,
		description: 'Make sure that the workflow is saved, and that n8n can write to its database',
	});
}

/** What keeps this execution from sending, if anything. */
async function problemOf(
	{ succession, beginning }: Run,
	open: readonly Ready[],
): Promise<Explained | undefined> {
	const sends = open.length > 0;
	try {
		const goesOn = sends ? await succession.goesOn() : await succession.couldGoOn();
		if (!goesOn) return overtaken();
	} catch (error) {
		return unrecorded(error);
	}
	const hasKeys = sends && open.every(({ message }) => message.onlyOnce !== undefined);
	return (await beginning.isFirst(hasKeys || succession.continues)) ? undefined : begunAgain();
}

/** What keeps an item from being sent that the other one may have sent, and what does so besides. */
function inDoubt(run: Run, problem: Explained, item: number, besides?: NodeError): Problem {
	const error = toNodeError(run.context.getNode(), problem, item);
	const more = besides ? [`Besides: ${besides.message}`, besides.description] : [];
	error.description = [error.description, ...more].filter(Boolean).join('. ');
	return { error, outcome: 'unknown' };
}

/**
 * What keeps items from being sent in an execution that does not know what another one has sent: a retry that
 * came too late, or a second start. In a retry a key is no way around it: the former one may have sent without.
 *
 * @param blocked what something else keeps from being sent
 */
export async function checkTurn(
	run: Run,
	ready: readonly Ready[],
	blocked: Problems,
): Promise<Problems> {
	const open = ready.filter(({ message }) => !run.ledger.outcomeOf(message));
	const isNeeded = open.length + blocked.size > 0;
	const problem = isNeeded ? await problemOf(run, open) : undefined;
	if (problem === undefined) return new Map();
	return new Map([
		...open.map(({ item }): [number, Problem] => [item, inDoubt(run, problem, item)]),
		...[...blocked].map(([item, { error }]): [number, Problem] => [
			item,
			inDoubt(run, problem, item, error),
		]),
	]);
}
