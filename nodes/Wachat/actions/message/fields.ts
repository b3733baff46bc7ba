import type { INodeProperties } from 'n8n-workflow';

import { instanceField } from '../../fields/instance';
import { optionsField, retryTime, timeout } from '../../fields/options';

export const instance = instanceField('The WhatsApp instance that sends');

export const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 628123456789',
	description:
		'Phone number with country code, e.g. 628123456789 or +62 812-3456-789, or a WhatsApp ID such as 628123456789@s.whatsapp.net. One recipient for each input item.',
};

export const pauseMin: INodeProperties = {
	displayName: 'Pause From',
	name: 'pauseMin',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 3,
	description:
		'The shortest pause between two messages of this node in an execution, in seconds; fractions are allowed. How long each pause is, chance decides, as numbers that send at an even beat are banned more easily. With 3 to 8 seconds, 100 messages take about 9 minutes.',
};

export const pauseMax: INodeProperties = {
	displayName: 'Pause To',
	name: 'pauseMax',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 8,
	description: "The longest pause between two messages, in seconds, not less than 'Pause From'",
};

export const preview: INodeProperties = {
	displayName: 'Preview Only',
	name: 'preview',
	type: 'boolean',
	default: false,
	description:
		'Whether to send nothing, and only show for each item what would be sent to whom, and what keeps it from being sent',
};

export const allowGroups: INodeProperties = {
	displayName: 'Allow Groups',
	name: 'allowGroups',
	type: 'boolean',
	default: false,
	description:
		'Whether a message may go to a WhatsApp group (an ID that ends in @g.us), where everybody in it reads it',
};

export const checkConnection: INodeProperties = {
	displayName: 'Check Connection',
	name: 'checkConnection',
	type: 'boolean',
	default: true,
	description:
		'Whether to look once, before the first message, whether the instance is connected to WhatsApp, and to send nothing if it is not',
};

export const delay: INodeProperties = {
	displayName: 'Typing Delay',
	name: 'delay',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 3000,
	description:
		'How many milliseconds the recipient sees "typing…" before the message; without this option Wachat takes a random 3000 to 5000',
};

export const onlyOnce: INodeProperties = {
	displayName: 'Send Only Once Per',
	name: 'onlyOnce',
	type: 'string',
	default: '',
	placeholder: 'e.g. spring-{{ $json.phone }}',
	description:
		'A key that names this message to this person, such as a campaign and a phone number: spring-628123456789. What has a key that was sent before is skipped; manual runs count too. Leave empty to turn it off.',
};

/** Seconds. What may have been taken is not sent again, so this is about less than for reading. */
export const retryTimeToSend: INodeProperties = {
	...retryTime,
	description:
		'How many seconds one item may spend in all on waiting where Wachat limits requests or cannot be reached; 0 means never retry. What may have been taken is never sent again.',
};

export const skipRepeated: INodeProperties = {
	displayName: 'Skip Repeated',
	name: 'skipRepeated',
	type: 'boolean',
	default: true,
	description:
		'Whether to skip an item that has the same recipient and the same content as another one of this run, so that nobody reads it twice',
};

export const stopAfterFailures: INodeProperties = {
	displayName: 'Stop After Failures',
	name: 'stopAfterFailures',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 3,
	description:
		"After how many messages in a row that did not go well the rest is not sent; 0 means never. Matters where 'On Error' continues.",
};

/**
 * The options of an operation that sends.
 *
 * @param own those that no other operation has
 */
export function sendOptions(own: INodeProperties[]): INodeProperties {
	const all = [
		...[
			allowGroups,
			checkConnection,
			onlyOnce,
			retryTimeToSend,
			skipRepeated,
			stopAfterFailures,
			timeout,
		],
		...own,
	];
	const byName = all.sort((one, other) => one.displayName.localeCompare(other.displayName));
	return optionsField('Whom to leave out, when to stop, and how long to wait', byName);
}
