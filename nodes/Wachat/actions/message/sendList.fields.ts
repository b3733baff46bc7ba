import type { INodeProperties } from 'n8n-workflow';

export const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Our times',
	description: 'Headline of the message',
};

export const text: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. When does it suit you?',
	description: 'Text of the message, above the button that opens the list',
};

export const buttonText: INodeProperties = {
	displayName: 'Button Text',
	name: 'buttonText',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Show times',
	description: 'What stands on the button that opens the list',
};

export const footerText: INodeProperties = {
	displayName: 'Footer Text',
	name: 'footerText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Jakarta Store',
	description: 'Small text below the message; leave empty for none',
};

const rows: INodeProperties = {
	displayName: 'Rows',
	name: 'rows',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Row',
	default: {},
	description: 'What can be chosen in this section',
	options: [
		{
			displayName: 'Row',
			name: 'row',
			values: [
				{
					displayName: 'Row Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. In the morning',
					description: 'What can be chosen',
				},
				{
					displayName: 'Row Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. 9 to 12',
					description: 'Small text below the title; leave empty for none',
				},
				{
					displayName: 'Row ID',
					name: 'rowId',
					type: 'string',
					default: '',
					placeholder: 'e.g. morning',
					description: 'Text of your own that tells which row was chosen; each row has another one',
				},
			],
		},
	],
};

export const sections: INodeProperties = {
	displayName: 'Sections',
	name: 'sections',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Section',
	default: {},
	description:
		'The list, in sections with rows to choose from; at least one row. Some phones do not show lists.',
	options: [
		{
			displayName: 'Section',
			name: 'section',
			values: [
				{
					displayName: 'Section Title',
					name: 'title',
					type: 'string',
					default: '',
					placeholder: 'e.g. Today',
					description: 'Headline of the section',
				},
				rows,
			],
		},
	],
};

export const warning: INodeProperties = {
	displayName:
		'Some phones and WhatsApp versions do not show lists, and nobody is told. Try it with a phone of your own first, and prefer Send Text for what everybody must read.',
	name: 'listNotice',
	type: 'notice',
	default: '',
};
