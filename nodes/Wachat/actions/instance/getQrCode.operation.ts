import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { instanceField, readInstanceName } from '../../fields/instance';
import { patienceOptions, readPatience } from '../../fields/options';
import { ParameterReader } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import { isConnected } from '../../instances/instance';
import { readInstanceState } from '../../instances/instanceState';
import { alreadyConnected, readQrCode } from '../../instances/qrCode';
import { withInstance } from '../../instances/withInstance';
import type { WachatClient } from '../../transport/wachatRequest';
import type { ItemOperation } from '../operation';

const instance = instanceField('The WhatsApp instance to connect');

const binaryPropertyName: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	required: true,
	default: 'data',
	placeholder: 'e.g. data',
	hint: 'The name of the output field to put the file in',
	description: 'Name of the output field that the picture of the QR code is put in, e.g. data',
};

/** What comes for a connected instance is not documented: its state is looked at first. */
async function fetchQrCode(client: WachatClient, instanceName: string): Promise<Uint8Array> {
	const state = await readInstanceState(client, instanceName);
	if (isConnected(state)) throw alreadyConnected(instanceName);
	return (await client.getBytes('/instance/qr/image', { instanceName })).bytes;
}

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const reader = new ParameterReader(ofItem(this, itemIndex));
	const instanceName = readInstanceName(reader, instance);
	const property = reader.filledText(binaryPropertyName, 'Enter a name for it, e.g. data');
	const patience = readPatience(reader.within(patienceOptions));
	const about = { context: this, instanceName, needsConnection: false };
	const asked = { ...about, itemIndex, concurrency: 1, ...patience };
	const { bytes, picture } = await withInstance(asked, async (client) => {
		const bytes = await fetchQrCode(client, instanceName);
		return { bytes, picture: readQrCode(bytes, instanceName) };
	});
	const { fileName, mimeType } = picture;
	const file = await this.helpers.prepareBinaryData(Buffer.from(bytes), fileName, mimeType);
	return [{ json: { instanceName, ...picture }, binary: { [property]: file } }];
}

export const getQrCode: ItemOperation = {
	option: {
		name: 'Get QR Code',
		value: 'getQrCode',
		action: 'Get QR code of an instance',
		description:
			'Get the QR code, as a picture, that connects one WhatsApp instance when it is scanned with the phone',
	},
	fields: [instance, binaryPropertyName, patienceOptions],
	execute,
};
