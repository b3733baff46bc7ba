import { Explained } from '../../transport/explain';
import { toNodeError, type NodeError } from '../../transport/wachatError';
import type { Ready } from './prepare';
import type { Run } from './run';

/** What keeps items from being sent, by the item. */
export type Problems = Map<number, NodeError>;

function overtaken(): Explained {
	return new Explained({
		message:
			'This execution was retried before, and does not know whom that retry has written to, so nothing is sent',
		description:
			"Look for its newest retry in the list of executions: if that one failed, retry it instead. If it was stopped, or n8n ended in the middle of it, look into the chats; or run the workflow anew, if every message had a 'Send Only Once Per' key from the start: whoever has got one is skipped",
	});
}

function unrecorded(error: unknown): Explained {
	return new Explained({
		message: `n8n could not record that this retry goes on, so nothing is sent: ${(error as Error).message}`,
		description: 'Make sure that the workflow is saved, and that n8n can write to its database',
	});
}

/** What keeps a retry from sending, if anything. */
async function problemOf({ succession }: Run): Promise<Explained | undefined> {
	try {
		return (await succession.goesOn()) ? undefined : overtaken();
	} catch (error) {
		return unrecorded(error);
	}
}

/**
 * What keeps items from being sent in a retry that came too late. A key is no way around it: the former retry
 * may have sent without one.
 */
export async function checkTurn(run: Run, ready: readonly Ready[]): Promise<Problems> {
	const open = ready.filter(({ message }) => !run.ledger.outcomeOf(message));
	const problem = open.length > 0 ? await problemOf(run) : undefined;
	if (problem === undefined) return new Map();
	const node = run.context.getNode();
	return new Map(open.map(({ item }) => [item, toNodeError(node, problem, item)]));
}
