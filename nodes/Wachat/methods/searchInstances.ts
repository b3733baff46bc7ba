import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { instanceLabel, matchesFilter } from '../instances/instance';
import { listNamedInstances } from '../instances/listInstances';
import { createClient } from '../transport/wachatRequest';
import { toNodeError } from '../transport/wachatError';

/** Someone is looking at an open list: better a quick error than a long wait. In milliseconds. */
const PATIENCE = { timeout: 10_000, retryTime: 3_000 };

/** The instance picker: filters on display name, API name and number; gives the API name. */
export async function searchInstances(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	try {
		const client = await createClient(this, { itemIndex: 0, concurrency: 1, ...PATIENCE });
		const instances = await listNamedInstances(client);
		const results = instances
			.filter((instance) => matchesFilter(instance, filter))
			.map((instance) => ({ name: instanceLabel(instance), value: instance.apiName }))
			.sort((one, other) => one.name.localeCompare(other.name));
		return { results };
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
