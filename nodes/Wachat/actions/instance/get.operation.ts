import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { instanceField, readInstanceName } from '../../fields/instance';
import { patienceOptions, readPatience } from '../../fields/options';
import { ParameterReader } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import { readInstanceState } from '../../instances/instanceState';
import { withInstance } from '../../instances/withInstance';
import type { ItemOperation } from '../operation';

const instance = instanceField('The WhatsApp instance whose state to get');

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const reader = new ParameterReader(ofItem(this, itemIndex));
	const instanceName = readInstanceName(reader, instance);
	const patience = readPatience(reader.within(patienceOptions));
	const about = { context: this, instanceName, needsConnection: false };
	const asked = { ...about, itemIndex, concurrency: 1, ...patience };
	const json = await withInstance(
		asked,
		async (client) => await readInstanceState(client, instanceName),
	);
	return [{ json: json as IDataObject }];
}

export const get: ItemOperation = {
	option: {
		name: 'Get State',
		value: 'get',
		action: 'Get state of an instance',
		description:
			'Get whether one WhatsApp instance is connected ("open" means connected), with its number and profile',
	},
	fields: [instance, patienceOptions],
	execute,
};
