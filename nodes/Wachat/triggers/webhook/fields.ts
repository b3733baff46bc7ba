import type { INodeProperties } from 'n8n-workflow';

import { instanceField, readInstanceName } from '../../fields/instance';
import { optionsField } from '../../fields/options';
import type { ChoiceField, ParameterReader } from '../../fields/parameterReader';
import type { Choice } from './choice';
import { EVENTS } from './events';

/** In seconds. */
export const DEFAULT_MAX_AGE = 300;

const events: ChoiceField<string> = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['messages.upsert'],
	description: 'The events of Wachat that start the workflow',
	options: EVENTS,
};

const allInstances: INodeProperties = {
	displayName: 'All Instances',
	name: 'allInstances',
	type: 'boolean',
	default: true,
	description:
		'Whether the events of all WhatsApp instances of the account count, not those of one',
};

const instance: INodeProperties = {
	...instanceField('The WhatsApp instance whose events start the workflow'),
	displayOptions: { show: { allInstances: [false] } },
};

const maxAge: INodeProperties = {
	displayName: 'Maximum Age',
	name: 'maxAge',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 86_400 },
	default: DEFAULT_MAX_AGE,
	description:
		"How many seconds old a delivery may be, or ahead of the clock of n8n's server, from 1 to 86400; any other one is refused",
};

const options = optionsField('Which deliveries to take', [maxAge]);

export const fields: INodeProperties[] = [events, allInstances, instance, options];

/** What the panel asks for. */
export interface Wanted {
	events: string[];
	/** The API name of the one instance; undefined for all. */
	instanceName?: string;
}

export function readWanted(reader: ParameterReader): Wanted {
	const chosen = reader.choices(events);
	if (reader.boolean(allInstances)) return { events: chosen };
	return { events: chosen, instanceName: readInstanceName(reader, instance) };
}

/** Which deliveries start a run, with all the names that are known for the instance. */
export function readChoice(reader: ParameterReader, knownNames: readonly string[]): Choice {
	const { events: chosen, instanceName } = readWanted(reader);
	if (instanceName === undefined) return { events: chosen };
	return { events: chosen, instanceNames: [instanceName, ...knownNames] };
}

/** In seconds. */
export function readMaxAge(reader: ParameterReader): number {
	return reader.within(options).wholeNumber(maxAge);
}
