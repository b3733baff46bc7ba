import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from './parameterReader';

/** How the picker is called on screen, and in workflows. */
export const INSTANCE = { displayName: 'Instance', name: 'instanceName' } as const;

/**
 * The picker of a WhatsApp instance; its value is the API name (`apiInstanceName`).
 *
 * @param purpose what the instance is for, e.g. "The WhatsApp instance whose contacts to get"
 */
export function instanceField(purpose: string): INodeProperties {
	return {
		...INSTANCE,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: `${purpose}. In text form it is the unique API name that Wachat made, e.g. t1_mq9r2jov_jakarta_store, not the display name.`,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Select an instance...',
				typeOptions: { searchListMethod: 'searchInstances', searchable: true },
			},
			{
				displayName: 'By API Name',
				name: 'name',
				type: 'string',
				placeholder: 'e.g. t1_mq9r2jov_jakarta_store',
				hint: 'The unique API name, which starts with a prefix such as t1_mq9r2jov_; the display name (e.g. jakarta_store) is not enough',
			},
		],
	};
}

/** The API name of the chosen instance. */
export function readInstanceName(reader: ParameterReader, field: INodeProperties): string {
	return reader.located(field, 'Choose an instance from the list, or enter its API name');
}
