import type { IPollFunctions } from 'n8n-workflow';

import type { Notes } from './notes';
import { PerNode } from './perNode';

/**
 * A node whose notes are gone starts from what n8n holds: nothing, if n8n has not kept the first look yet, as its
 * durable pollers have not before the first of the Poll Times.
 */
export const notes = new PerNode<Notes>();
/** The pollers that have polled: n8n makes a new context for each registration. */
const known = new WeakSet<IPollFunctions>();

/** Whether this poller polls for the first time; it does not from then on. */
export function isFirstPoll(context: IPollFunctions): boolean {
	const isFirst = !known.has(context);
	known.add(context);
	return isFirst;
}
