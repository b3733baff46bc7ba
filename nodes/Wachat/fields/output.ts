import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Contact } from '../contacts/contact';
import { OUTPUT_FIELDS, outputShape, type OutputMode } from '../contacts/output';
import type { ChoiceField, ParameterReader } from './parameterReader';

const output: ChoiceField<OutputMode> = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'raw',
	description: 'Which data to return for each contact',
	options: [
		{
			name: 'Raw',
			value: 'raw',
			description: 'The contact exactly as Wachat gives it, with its chat and custom data',
		},
		{
			name: 'Simplified',
			value: 'simplified',
			description:
				'Ten flat fields for follow-ups: ID, name, phone, JID, whether it is a group, last message and its time, unread count, assigned user, funnel stage',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Only the fields chosen below',
		},
	],
};

const fields: ChoiceField<string> = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	displayOptions: { show: { output: ['selected'] } },
	default: ['id', 'name', 'phone'],
	description:
		'The fields to return for each contact, e.g. name and phone; one without a value is null',
	options: OUTPUT_FIELDS.map(({ name, value }) => ({ name, value })),
};

/** How contacts come out. */
export const outputFields: INodeProperties[] = [output, fields];

/** Gives a contact the chosen shape. */
export type Shape = (contact: Contact) => IDataObject;

/** The function that gives each contact the chosen shape. */
export function readShape(reader: ParameterReader): Shape {
	const mode = reader.choice(output);
	return outputShape(mode, mode === 'selected' ? reader.choices(fields) : []) as Shape;
}
