import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { collect } from '../../contacts/collect';
import { contactPages } from '../../contacts/contactPages';
import { instanceField, readInstanceName } from '../../fields/instance';
import { limitFields, readLimit } from '../../fields/limit';
import { concurrency, optionsField, readPatience, retryTime, timeout } from '../../fields/options';
import { outputFields, readShape } from '../../fields/output';
import { ParameterReader } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import { withInstance } from '../../instances/withInstance';
import { clock } from '../../transport/clock';
import type { ItemOperation } from '../operation';
import { hintAtDoubt } from './hintAtDoubt';

const instance = instanceField('The WhatsApp instance whose contacts to get');

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

const verify: INodeProperties = {
	displayName: 'Verify by Reading Twice',
	name: 'verify',
	type: 'boolean',
	displayOptions: { show: { '/returnAll': [true] } },
	default: false,
	description:
		'Whether to read the list until two reads in a row hold the same contacts (three reads at most), so that not even a contact deleted and another added between the same two answers can hide one; takes at least twice as long',
};

const options = optionsField('How to read the contacts: speed, certainty, and patience', [
	concurrency,
	retryTime,
	timeout,
	verify,
]);

/** The fields of one input item, all read before anything is requested. */
function read(reader: ParameterReader) {
	const instanceName = readInstanceName(reader, instance);
	const limit = readLimit(reader);
	const q = reader.text(search);
	const groups = reader.boolean(includeGroups);
	const shape = readShape(reader);
	const inOptions = reader.within(options);
	return {
		query: { instanceName, ...(q !== '' && { q }), ...(groups && { includeGroups: true }) },
		shape,
		reading: {
			limit,
			concurrency: inOptions.wholeNumber(concurrency),
			verify: inOptions.boolean(verify),
		},
		patience: readPatience(inOptions),
	};
}

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const { query, shape, reading, patience } = read(new ParameterReader(ofItem(this, itemIndex)));
	const { instanceName } = query;
	const { concurrency } = reading;
	const asked = { context: this, itemIndex, instanceName, concurrency, ...patience };
	return await withInstance(asked, async (client) => {
		const fetchPage = contactPages(client, query, { concurrency, ...clock });
		const collection = await collect({ fetchPage, ...reading });
		hintAtDoubt(this, instanceName, collection);
		return collection.contacts.map((contact) => ({ json: shape(contact) }));
	});
}

export const getAll: ItemOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many contacts',
		description:
			'Get the contacts saved in the CRM of one WhatsApp instance, optionally those that match a search text',
	},
	fields: [instance, ...limitFields, search, includeGroups, ...outputFields, options],
	execute,
};
