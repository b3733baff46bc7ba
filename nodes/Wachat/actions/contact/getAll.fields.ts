import type { INodeProperties } from 'n8n-workflow';

import { OUTPUT_FIELDS } from '../../contacts/output';

const instance: INodeProperties = {
	displayName: 'Instance',
	name: 'instanceName',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description:
		'The WhatsApp instance whose contacts to get. In text form it is the unique API name that Wachat made, e.g. t1_mq9r2jov_jakarta_store, not the display name.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select an instance...',
			typeOptions: { searchListMethod: 'searchInstances', searchable: true },
		},
		{
			displayName: 'By API Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. t1_mq9r2jov_jakarta_store',
			hint: 'The unique API name, which starts with a prefix such as t1_mq9r2jov_; the display name (e.g. jakarta_store) is not enough',
		},
	],
};

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

const search: INodeProperties = {
	displayName: 'Search',
	name: 'search',
	type: 'string',
	default: '',
	placeholder: 'e.g. John',
	description:
		'Text that the contact\'s name, phone number, WhatsApp JID, chat name, or push name must contain, e.g. "John" or "628123". Leave empty to get contacts without filtering.',
};

const includeGroups: INodeProperties = {
	displayName: 'Include Groups',
	name: 'includeGroups',
	type: 'boolean',
	default: false,
	description: 'Whether to include WhatsApp groups that are saved as contacts, not only people',
};

const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	default: 'raw',
	description: 'Which data to return for each contact',
	options: [
		{
			name: 'Raw',
			value: 'raw',
			description: 'The contact exactly as Wachat gives it, with its chat and custom data',
		},
		{
			name: 'Simplified',
			value: 'simplified',
			description:
				'Ten flat fields for follow-ups: ID, name, phone, JID, whether it is a group, last message and its time, unread count, assigned user, funnel stage',
		},
		{
			name: 'Selected Fields',
			value: 'selected',
			description: 'Only the fields chosen below',
		},
	],
};

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'multiOptions',
	displayOptions: { show: { output: ['selected'] } },
	default: ['id', 'name', 'phone'],
	description:
		'The fields to return for each contact, e.g. name and phone; one without a value is null',
	options: OUTPUT_FIELDS.map(({ name, value }) => ({ name, value })),
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How to read the contacts: speed, certainty, and patience',
	options: [
		{
			displayName: 'Concurrency',
			name: 'concurrency',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: 5,
			description: 'How many pages of 100 contacts to read at the same time, from 1 to 10',
		},
		{
			displayName: 'Retry Time',
			name: 'retryTime',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 120,
			description:
				'How many seconds one input item may spend in all on waiting for retries when Wachat limits requests or is not available; 0 means never retry',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 30000,
			description: 'How many milliseconds to wait for one request before it counts as unanswered',
		},
		{
			displayName: 'Verify by Reading Twice',
			name: 'verify',
			type: 'boolean',
			displayOptions: { show: { '/returnAll': [true] } },
			default: false,
			description:
				'Whether to read the list until two reads in a row hold the same contacts (three reads at most), so that not even a contact deleted and another added between the same two answers can hide one; takes at least twice as long',
		},
	],
};

/** The fields of Get Many, in the order in which they are shown. */
export const getAllFields: INodeProperties[] = [
	instance,
	returnAll,
	limit,
	search,
	includeGroups,
	output,
	fields,
	options,
];
