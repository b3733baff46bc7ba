import type { INodeProperties } from 'n8n-workflow';

/** The fields, shown for one operation only; what they ask for besides stays in force. */
export function showFor(
	resource: string,
	operation: string,
	fields: readonly INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
		},
	}));
}
