import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { searchInstances } from './methods/searchInstances';
import { fields } from './triggers/webhook/fields';
import { isRegistered, register, unregister } from './triggers/webhook/lifecycle';
import { receive } from './triggers/webhook/receive';

export class WachatWebhookTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Wachat Webhook Trigger',
		name: 'wachatWebhookTrigger',
		icon: { light: 'file:wachat.svg', dark: 'file:wachat.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{[$parameter["events"]].flat().join(", ")}}',
		description:
			'Starts the workflow when Wachat delivers an event, at once; needs a public https address',
		eventTriggerDescription: 'Waiting for Wachat to deliver one of the chosen events',
		activationMessage: 'Wachat now delivers the chosen events to this workflow.',
		defaults: { name: 'Wachat Webhook Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'wachatApi', required: true }],
		webhooks: [
			{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
		],
		properties: fields,
	};

	methods = { listSearch: { searchInstances } };

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await isRegistered(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await register(this);
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await unregister(this);
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
