import type { INodeProperties } from 'n8n-workflow';

import { filledText } from '../../messages/checks';
import { textRequest } from '../../messages/requests';
import { delay } from './fields';
import { entryOf, readDelay } from './kind';
import { sendOperation } from './sendOperation';

const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	required: true,
	default: '',
	placeholder: 'e.g. Hello {{ $json.name }}, how did you like it?',
	description:
		'The text, with emoji and the signs of WhatsApp for *bold*, _italic_ and ~struck through~',
};

export const sendText = sendOperation({
	option: {
		name: 'Send Text',
		value: 'sendText',
		action: 'Send a text message',
		description:
			'Send a WhatsApp text message to one recipient for each input item, with a pause between two; the outcome "queued" means that Wachat has taken it, and an "unknown" one must not be repeated, as the recipient may have it already',
	},
	content: [message],
	options: [delay],
	read: (envelope, fields, options) =>
		textRequest(envelope, {
			message: filledText(entryOf(fields, message), 'Enter what to send'),
			delay: readDelay(options),
		}),
});
