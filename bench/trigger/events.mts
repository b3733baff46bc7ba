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
function trigger(event: string, { title }: Event): Contender {
	return {
		title,
		setup: `this package: Wachat Trigger, Event _${title}_, every option at its default`,
		nodes: ({ target: { instanceName } }) => [
			node({
				name: 'Wachat Trigger',
				type: WACHAT_TRIGGER_TYPE,
				parameters: { event, instanceName: { __rl: true, mode: 'name', value: instanceName } },
			}),
		],
	};
}

export const triggers: Record<string, Contender> = Object.fromEntries(
	Object.entries(EVENTS).map(([name, event]) => [name, trigger(name, event)]),
);
