import type { Resource } from '../resource';
import { sendList } from './sendList.operation';
import { sendLocation } from './sendLocation.operation';
import { sendMedia } from './sendMedia.operation';
import { sendText } from './sendText.operation';

export const message: Resource = {
	option: { name: 'Message', value: 'message' },
	operations: [sendList, sendLocation, sendMedia, sendText],
	first: sendText,
};
