import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { fieldsOf } from './actions/resource';
import { resources } from './actions/resources';
import { router } from './actions/router';
import { searchInstances } from './methods/searchInstances';

// Programmatic, not declarative: one list takes many calls that depend on each other (reading several pages
// at a time, proving that none is missing, waiting for rate limits), which n8n's declarative paging cannot do.
export class Wachat implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wachat',
		name: 'wachat',
		icon: { light: 'file:wachat.svg', dark: 'file:wachat.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Get WhatsApp contacts from the CRM of Wachat (wachat.net)',
		defaults: { name: 'Wachat' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wachatApi', required: true }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				options: resources.map(({ option }) => option),
				default: 'contact',
			},
			...resources.flatMap(fieldsOf),
		],
	};

	methods = { listSearch: { searchInstances } };

	async execute(this: IExecuteFunctions) {
		return await router.call(this);
	}
}
