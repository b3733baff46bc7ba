import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { WachatWebhookTrigger } from '../nodes/Wachat/WachatWebhookTrigger.node';
import { fields } from '../nodes/Wachat/triggers/webhook/fields';

const { description, methods, webhookMethods } = new WachatWebhookTrigger();

function fieldOf(name: string): INodeProperties {
	const inOptions = (fields.find((one) => one.name === 'options')?.options ??
		[]) as INodeProperties[];
	const found = [...fields, ...inOptions].find((one) => one.name === name);
	if (found === undefined) throw new Error(`No field ${name}`);
	return found;
}

it('has the names that workflows save', () => {
	expect(description).toMatchObject({
		displayName: 'Wachat Webhook Trigger',
		name: 'wachatWebhookTrigger',
		version: 1,
		credentials: [{ name: 'wachatApi', required: true }],
	});
	const names = ['events', 'allInstances', 'instanceName', 'options', 'maxAge'];
	expect(names.map((name) => fieldOf(name).default)).toEqual([
		['messages.upsert'],
		true,
		{ mode: 'list', value: '' },
		{},
		300,
	]);
});

it('offers the events that are documented', () => {
	const options = fieldOf('events').options as INodePropertyOptions[];
	expect(options.map(({ value }) => value).sort()).toEqual([
		'chats.update',
		'connection.update',
		'contacts.update',
		'messages.update',
		'messages.upsert',
		'qrcode.updated',
	]);
});

it('is a trigger that n8n calls, and no tool', () => {
	expect(description).toMatchObject({ group: ['trigger'], inputs: [] });
	expect(description).not.toHaveProperty('usableAsTool');
	expect(description.webhooks).toEqual([
		{ name: 'default', httpMethod: 'POST', responseMode: 'onReceived', path: 'webhook' },
	]);
	expect(Object.keys(webhookMethods.default)).toEqual(['checkExists', 'create', 'delete']);
});

it('asks for an instance only when it is about one, and lists those of the account', () => {
	const instance = fieldOf('instanceName');
	expect(instance.displayOptions).toEqual({ show: { allInstances: [false] } });
	const [list] = instance.modes ?? [];
	expect(methods.listSearch).toHaveProperty(String(list.typeOptions?.searchListMethod));
});

describe('what people read', () => {
	const events = fieldOf('events').options as INodePropertyOptions[];
	const texts = [
		...[description.description, description.activationMessage],
		description.eventTriggerDescription,
		...fields.map((field) => field.description),
		fieldOf('maxAge').description,
		...events.map((event) => event.description),
	].map(String);

	it('never speaks of errors, problems, failures or mistakes', () => {
		expect(texts.filter((text) => /error|problem|failure|mistake/i.test(text))).toEqual([]);
	});

	it('says how the address must be', () => {
		expect(description.description).toMatch('public https address');
	});
});
