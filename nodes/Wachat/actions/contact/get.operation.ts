import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { contactPages } from '../../contacts/contactPages';
import { findContacts, type Findings } from '../../contacts/findContacts';
import { byJid, byPhone, type Sought } from '../../contacts/sought';
import { instanceField, readInstanceName } from '../../fields/instance';
import { patienceOptions, readPatience } from '../../fields/options';
import { outputFields, readShape } from '../../fields/output';
import { ParameterReader, type ChoiceField } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import { withInstance } from '../../instances/withInstance';
import { quote } from '../../json';
import { clock } from '../../transport/clock';
import { Explained } from '../../transport/explain';
import type { ItemOperation } from '../operation';
import { hint } from '../hint';

const instance = instanceField('The WhatsApp instance whose contact to get');

const findBy: ChoiceField<'phone' | 'remoteJid'> = {
	displayName: 'Find By',
	name: 'findBy',
	type: 'options',
	default: 'phone',
	description: 'What is known about the contact',
	options: [
		{ name: 'Phone Number', value: 'phone' },
		{ name: 'WhatsApp JID', value: 'remoteJid', description: 'For a group, the only way' },
	],
};

const phone: INodeProperties = {
	displayName: 'Phone Number',
	name: 'phone',
	type: 'string',
	required: true,
	displayOptions: { show: { findBy: ['phone'] } },
	default: '',
	placeholder: 'e.g. +62 812-3456-789',
	description:
		'The whole number with its country code, e.g. 628123456789; plus sign, spaces, dots, dashes, brackets, and a leading 00 make no difference',
};

const remoteJid: INodeProperties = {
	displayName: 'WhatsApp JID',
	name: 'remoteJid',
	type: 'string',
	required: true,
	displayOptions: { show: { findBy: ['remoteJid'] } },
	default: '',
	placeholder: 'e.g. 628123456789@s.whatsapp.net',
	description:
		'The whole WhatsApp JID, e.g. 628123456789@s.whatsapp.net for a person or 120363000000000000@g.us for a group',
};

function readSought(reader: ParameterReader): Sought {
	if (reader.choice(findBy) === 'phone') {
		const text = reader.filledText(phone, 'Enter the whole number with its country code');
		const advice =
			'Enter the whole number with its country code, e.g. 628123456789 or +62 812-3456-789';
		return (
			byPhone(text) ?? reader.refuse(phone, text, `cannot be read as one: ${quote(text)}`, advice)
		);
	}
	const text = reader.filledText(remoteJid, 'Enter the whole JID');
	const advice = 'Enter the whole JID, e.g. 628123456789@s.whatsapp.net or 120363000000000000@g.us';
	return byJid(text) ?? reader.refuse(remoteJid, text, `is no JID: ${quote(text)}`, advice);
}

function nobody({ words }: Sought, instanceName: string, { proved }: Findings): Explained {
	const doubt = proved
		? ''
		: ' The list kept changing while it was searched, so run this again at a quieter time to be sure.';
	return new Explained({
		message: `No contact of ${instanceName} has ${words}`,
		description: `Only contacts saved in the CRM of this instance are found, by the whole value including the country code. Check it, or save the contact in Wachat.${doubt}`,
		status: 404,
		failure: { cause: 'configuration-invalid' },
	});
}

/** Somebody may be saved twice. */
function hintAtOthers(context: IExecuteFunctions, { words }: Sought, ids: string[]): void {
	if (ids.length < 2) return;
	hint(
		context,
		`${ids.length} contacts have ${words}: those with the IDs ${ids.join(', ')}. This is the newest of them.`,
	);
}

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const reader = new ParameterReader(ofItem(this, itemIndex));
	const instanceName = readInstanceName(reader, instance);
	const sought = readSought(reader);
	const shape = readShape(reader);
	const patience = readPatience(reader.within(patienceOptions));
	const asked = { context: this, itemIndex, instanceName, concurrency: 1, ...patience };
	const query = { instanceName, ...sought.query };
	const contacts = await withInstance(asked, async (client) => {
		const pages = contactPages(client, query, { concurrency: 1, ...clock });
		const findings = await findContacts(pages, sought.matches);
		if (findings.contacts.length === 0) throw nobody(sought, instanceName, findings);
		// A server may repeat the key anywhere.
		const ids = findings.contacts.map(({ id }) => client.clean(String(id)));
		hintAtOthers(this, sought, ids);
		return findings.contacts;
	});
	return [{ json: shape(contacts[0]) }];
}

export const get: ItemOperation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a contact',
		description:
			'Get one contact saved in the CRM of a WhatsApp instance, by its whole phone number or its JID',
	},
	fields: [instance, findBy, phone, remoteJid, ...outputFields, patienceOptions],
	execute,
};
