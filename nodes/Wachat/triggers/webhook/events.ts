import type { INodePropertyOptions } from 'n8n-workflow';

/** An event as the documentation of `POST /webhooks` lists it. What `*` brings beyond these is not documented. */
export interface EventOption extends INodePropertyOptions {
	value: string;
}

/** By name, as n8n's linter wants it. What each means is not documented; the texts go no further than its name. */
export const EVENTS: EventOption[] = [
	{
		name: 'Chats Update',
		value: 'chats.update',
		action: 'On chats updated',
		description: 'Chats changed, e.g. their unread count',
	},
	{
		name: 'Connection Update',
		value: 'connection.update',
		action: 'On connection updated',
		description: 'An instance connected to WhatsApp, or lost its connection',
	},
	{
		name: 'Contacts Update',
		value: 'contacts.update',
		action: 'On contacts updated',
		description: 'Contacts changed, e.g. their name or picture',
	},
	{
		name: 'Messages Update',
		value: 'messages.update',
		action: 'On messages updated',
		description: 'Messages changed, e.g. they were delivered or read',
	},
	{
		name: 'Messages Upsert',
		value: 'messages.upsert',
		action: 'On messages received or sent',
		description: 'Messages came in or went out',
	},
	{
		name: 'QR Code Updated',
		value: 'qrcode.updated',
		action: 'On QR code updated',
		description: 'An instance has a new QR code to scan',
	},
];
