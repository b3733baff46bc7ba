import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { durationHints } from './actions/message/durationHints';
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
		description:
			'Send WhatsApp messages with Wachat (wachat.net), look up the contacts in its CRM, and see the instances of the account',
		builderHint: {
			searchHint:
				'WhatsApp through the Wachat gateway (wachat.net): send follow-ups that nobody gets twice, complete contact lists, one contact by phone number or JID, and the state of WhatsApp instances',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-wachat.wachatTrigger',
					relationHint: 'Starts the workflow when something happened in the contact list',
				},
				{
					nodeType: 'n8n-nodes-base.filter',
					relationHint:
						'Keeps the contacts that a follow-up is for, e.g. those with unread messages',
				},
				{
					nodeType: 'n8n-nodes-base.removeDuplicates',
					relationHint: 'Drops contacts that an earlier execution has handled already',
				},
			],
		},
		defaults: { name: 'Wachat' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wachatApi', required: true }],
		hints: [
			{
				message:
					"Reads the list once for each input item. To read it once only, turn on 'Execute Once' in the settings",
				displayCondition: '={{ $parameter["operation"] === "getAll" && $input.all().length > 1 }}',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
			...durationHints,
		],
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
