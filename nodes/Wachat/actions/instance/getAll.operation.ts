import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { limitFields, readLimit } from '../../fields/limit';
import { patienceOptions, readPatience } from '../../fields/options';
import { ParameterReader, type ChoiceField } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import type { Instance } from '../../instances/instance';
import { listInstances } from '../../instances/listInstances';
import { withClient } from '../../transport/withClient';
import type { ItemOperation } from '../operation';

type State = 'any' | 'connected' | 'notConnected';

const state: ChoiceField<State> = {
	displayName: 'State',
	name: 'state',
	type: 'options',
	default: 'any',
	description: 'Which instances to return, by whether they are connected to WhatsApp',
	options: [
		{ name: 'Any', value: 'any' },
		{ name: 'Connected', value: 'connected' },
		{ name: 'Not Connected', value: 'notConnected' },
	],
};

function isWanted({ connected }: Instance, wanted: State): boolean {
	return wanted === 'any' || connected === (wanted === 'connected');
}

async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const reader = new ParameterReader(ofItem(this, itemIndex));
	const limit = readLimit(reader);
	const wanted = reader.choice(state);
	const patience = readPatience(reader.within(patienceOptions));
	const instances = await withClient(
		this,
		{ itemIndex, concurrency: 1, ...patience },
		// Which of them have a state takes the whole list to tell.
		async (client) => await listInstances(client, wanted === 'any' ? limit : undefined),
	);
	return instances
		.filter((instance) => isWanted(instance, wanted))
		.slice(0, limit)
		.map(({ entry }) => ({ json: entry as IDataObject }));
}

export const getAll: ItemOperation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many instances',
		description:
			'Get the WhatsApp instances (connected or connectable numbers) of the Wachat account, with the state of each',
	},
	fields: [...limitFields, state, patienceOptions],
	execute,
};
