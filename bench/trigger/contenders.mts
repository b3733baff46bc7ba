import { httpRequest } from '../getMany/contenders.mts';
import { node, WACHAT_TRIGGER_TYPE } from '../node.mts';
import type { Contender, Sorting } from '../types.mts';

interface Event {
	title: string;
	/** The orders of a list in which its two ends show that nothing happened. */
	servedBy: readonly Sorting['by'][];
	/** Bytes for each contact that the trigger may keep. */
	limit?: number;
}

/** The events whose quiet poll is measured, as a workflow saves them. */
export const EVENTS: Record<string, Event> = {
	contactCreated: {
		title: 'Contact Created',
		servedBy: ['id', 'createdAt', 'updatedAt'],
		limit: 16,
	},
	contactUpdated: { title: 'Contact Updated', servedBy: ['updatedAt'], limit: 24 },
	messageReceived: { title: 'Message Received', servedBy: ['lastMessage'] },
};

/** The trigger of this package, with this event and otherwise its default options. */
function trigger(event: string): Contender {
	const { title } = EVENTS[event];
	return {
		title,
		setup: `this package: Wachat Trigger, Event _${title}_, every option at its default`,
		nodes: ({ instanceName }) => [
			node('Wachat Trigger', WACHAT_TRIGGER_TYPE, {
				event,
				instanceName: { __rl: true, mode: 'name', value: instanceName },
			}),
		],
	};
}

const SEEN_BEFORE = {
	operation: 'removeItemsSeenInPreviousExecutions',
	logic: 'removeItemsWithAlreadySeenKeyValues',
	dedupeValue: '={{ $json.id }}',
	options: { historySize: 1_000_000 },
};

/** What people build to learn who is new: the whole list at each of the poll times, without those seen before. */
const removeDuplicates: Contender = {
	title: 'HTTP Request, Remove Duplicates',
	setup:
		'what Schedule Trigger would start: HTTP Request 4.5 and Split Out, set as under Get Many, and Remove ' +
		'Duplicates 2 (_Remove Items Processed in Previous Executions_ by `{{ $json.id }}`) with a History Size ' +
		'of 1,000,000. It sees new contacts only, as Contact Created does',
	nodes: (task) => [
		...httpRequest.nodes(task),
		node('Remove Duplicates', 'n8n-nodes-base.removeDuplicates', SEEN_BEFORE, { typeVersion: 2 }),
	],
};

export const pollers: Record<string, Contender> = {
	...Object.fromEntries(Object.keys(EVENTS).map((event) => [event, trigger(event)])),
	removeDuplicates,
};
