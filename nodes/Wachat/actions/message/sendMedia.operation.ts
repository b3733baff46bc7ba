import type { INodeProperties } from 'n8n-workflow';

import type { ChoiceField } from '../../fields/parameterReader';
import { optionalText, webAddress } from '../../messages/checks';
import { mediaRequest, type Media } from '../../messages/requests';
import { delay } from './fields';
import { entryOf, readDelay } from './kind';
import { sendOperation } from './sendOperation';

const mediaType: ChoiceField<Media['mediaType']> = {
	displayName: 'Media Type',
	name: 'mediaType',
	type: 'options',
	default: 'image',
	description: 'How WhatsApp shows the file: image, video, document or audio',
	options: [
		{ name: 'Audio', value: 'audio' },
		{ name: 'Document', value: 'document' },
		{ name: 'Image', value: 'image' },
		{ name: 'Video', value: 'video' },
	],
};

const mediaUrl: INodeProperties = {
	displayName: 'Media URL',
	name: 'mediaUrl',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://example.com/catalogue.pdf',
	description:
		'Address (https:// or http://) from which Wachat fetches the file, so anybody must be able to open it. A file within n8n cannot be sent: upload it somewhere first, and use its address.',
};

const caption: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	typeOptions: { rows: 2 },
	displayOptions: { show: { mediaType: ['document', 'image', 'video'] } },
	default: '',
	placeholder: 'e.g. Our new catalogue',
	description: 'Text below the file; audio has none',
};

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	placeholder: 'e.g. catalogue.pdf',
	description: 'The name under which the recipient sees the file; recommended for documents',
};

const mimeType: INodeProperties = {
	displayName: 'MIME Type',
	name: 'mimeType',
	type: 'string',
	default: '',
	placeholder: 'e.g. application/pdf',
	description: 'The kind of file, e.g. image/png or application/pdf, if its address does not tell',
};

export const sendMedia = sendOperation({
	option: {
		name: 'Send Media',
		value: 'sendMedia',
		action: 'Send a media message',
		description:
			'Send an image, a video, a document or audio by its web address to one WhatsApp recipient for each input item, with a pause between two; the outcome "queued" means that Wachat has taken it, and an "unknown" one must not be repeated',
	},
	content: [mediaType, mediaUrl, caption],
	options: [delay, fileName, mimeType],
	read: (envelope, fields, options) => {
		const type = fields.choice(mediaType);
		return mediaRequest(envelope, {
			mediaType: type,
			mediaUrl: webAddress(entryOf(fields, mediaUrl)),
			// Hidden for audio: what was entered before does not matter then.
			caption: type === 'audio' ? undefined : optionalText(entryOf(fields, caption)),
			fileName: optionalText(entryOf(options, fileName)),
			mimeType: optionalText(entryOf(options, mimeType)),
			delay: readDelay(options),
		});
	},
});
