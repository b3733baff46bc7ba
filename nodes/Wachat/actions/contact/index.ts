import type { INodeProperties } from 'n8n-workflow';

import { showFor } from '../showFor';
import { getAll } from './getAll.operation';

/** The operations on contacts, by their value in the 'Operation' parameter. */
export const operations = { getAll };

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['contact'] } },
	options: [
		{
			name: 'Get Many',
			value: 'getAll',
			action: 'Get many contacts',
			description:
				'Get the contacts saved in the CRM of one WhatsApp instance, optionally those that match a search text',
		},
	],
	default: 'getAll',
};

/** The fields of the contact resource, in the order in which they are shown. */
export const description: INodeProperties[] = [
	operationField,
	...showFor('contact', 'getAll', getAll.description),
];
