import { RequestFailure } from '../transport/requestFailure';
import type { WachatClient } from '../transport/wachatRequest';
import { readInstances, type Instance } from './instance';

/**
 * The account's instances. The documentation shows no paging for them.
 *
 * @throws {RequestFailure} if the request fails, or the answer is not a list of instances
 */
export async function listInstances(client: WachatClient): Promise<Instance[]> {
	const instances = readInstances(await client.get('/instance/list'));
	if (instances === undefined) throw new RequestFailure('notJson');
	return instances;
}

/** Those of the account's instances that can be asked for by name. */
export async function listNamedInstances(client: WachatClient): Promise<Instance[]> {
	return (await listInstances(client)).filter(({ apiName }) => apiName !== '');
}
