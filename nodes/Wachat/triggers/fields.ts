import type { INodeProperties } from 'n8n-workflow';

import { instanceField } from '../fields/instance';
import { concurrency, optionsField, retryTime, timeout } from '../fields/options';
import { outputFields } from '../fields/output';
import type { ChoiceField } from '../fields/parameterReader';
import type { WatchableField } from './contactUpdated';
import type { EventType } from './watcher';

export const event: ChoiceField<EventType> = {
	// The node panel finds it by this name.
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'contactCreated',
	description: 'What starts the workflow',
	options: [
		{
			name: 'Connection Changed',
			value: 'connectionChanged',
			description: 'An instance connects to WhatsApp, or loses its connection',
		},
		{
			name: 'Contact Created',
			value: 'contactCreated',
			description: 'A contact is in the list that was never there before',
		},
		{
			name: 'Contact Inactive',
			value: 'contactInactive',
			description: 'The last message, of either side, is older than a duration',
		},
		{
			name: 'Contact Updated',
			value: 'contactUpdated',
			description: 'A field of a contact has changed, e.g. its name, funnel stage, or custom data',
		},
		{
			name: 'Contact Waiting',
			value: 'contactWaiting',
			description: 'Messages are unread, and the last one is older than a duration',
		},
		{
			name: 'Message Received',
			value: 'messageReceived',
			description: 'A contact has unread messages, and a newer last message than before',
		},
	],
};

/** The field, shown for some events only; what it asks for besides stays in force. */
function showForEvents(field: INodeProperties, events: EventType[]): INodeProperties {
	const show = { ...field.displayOptions?.show, event: events };
	return { ...field, displayOptions: { ...field.displayOptions, show } };
}

const CONTACT_EVENTS: EventType[] = [
	'contactCreated',
	'contactInactive',
	'contactUpdated',
	'contactWaiting',
	'messageReceived',
];
const SILENCE_EVENTS: EventType[] = ['contactInactive', 'contactWaiting'];

export const allInstances: INodeProperties = {
	displayName: 'All Instances',
	name: 'allInstances',
	type: 'boolean',
	default: true,
	description: 'Whether to watch every instance of the account, or one only',
};

export const instance = instanceField('The WhatsApp instance to watch');

export const watch: ChoiceField<WatchableField> = {
	displayName: 'Fields to Watch',
	name: 'watch',
	type: 'multiOptions',
	default: [],
	description: 'The fields whose change starts the workflow; none chosen means all of these',
	options: [
		{ name: 'Assigned Department ID', value: 'assignedDepartmentId' },
		{ name: 'Assigned User ID', value: 'assignedUserId' },
		{ name: 'Custom Data', value: 'customData' },
		{ name: 'Funnel Stage ID', value: 'funnelStageId' },
		{ name: 'Name', value: 'name' },
		{ name: 'Notes', value: 'notes' },
		{ name: 'Phone', value: 'phone' },
	],
};

export const duration: INodeProperties = {
	displayName: 'Duration',
	name: 'duration',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'How old the last message has to be, in the unit chosen below. Changing it starts anew: who is over it by then is not told.',
};

export type DurationUnit = 'minutes' | 'hours' | 'days';

export const durationUnit: ChoiceField<DurationUnit> = {
	displayName: 'Duration Unit',
	name: 'durationUnit',
	type: 'options',
	default: 'hours',
	description: 'The unit of the duration',
	options: [
		{ name: 'Minutes', value: 'minutes' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Days', value: 'days' },
	],
};

export const includeGroups: INodeProperties = {
	displayName: 'Include Groups',
	name: 'includeGroups',
	type: 'boolean',
	default: false,
	description: 'Whether to watch WhatsApp groups that are saved as contacts, not only people',
};

export const includeExisting: INodeProperties = {
	displayName: 'Include Existing',
	name: 'includeExisting',
	type: 'boolean',
	default: false,
	description:
		'Whether the first look also tells what is so already, e.g. every contact there is, or all who wait; otherwise it only remembers them. A change of fields cannot be told at a first look.',
};

/** A poll has less time than a workflow that somebody waits for. */
export const triggerRetryTime: INodeProperties = {
	...retryTime,
	default: 10,
	description:
		'How many seconds one look may spend in all on waiting for retries when Wachat limits requests or is not available; 0 means never retry',
};

export const options = optionsField('How to look at Wachat: the first look, speed, and patience', [
	concurrency,
	includeExisting,
	triggerRetryTime,
	timeout,
]);

/** The trigger's fields, in the order in which they are shown. */
export const triggerFields: INodeProperties[] = [
	event,
	showForEvents(allInstances, ['connectionChanged']),
	showForEvents(instance, CONTACT_EVENTS),
	// The same field once more, as it depends on another one there.
	{
		...instance,
		displayOptions: { show: { event: ['connectionChanged'], allInstances: [false] } },
	},
	showForEvents(watch, ['contactUpdated']),
	showForEvents(duration, SILENCE_EVENTS),
	showForEvents(durationUnit, SILENCE_EVENTS),
	showForEvents(includeGroups, CONTACT_EVENTS),
	...outputFields.map((field) => showForEvents(field, CONTACT_EVENTS)),
	options,
];
