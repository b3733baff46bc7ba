import { unknownInstance } from '../instances/explainRefusal';
import type { Instance } from '../instances/instance';
import { listNamedInstances, withCleanNames } from '../instances/listInstances';
import type { Fields } from '../json';
import type { WachatClient } from '../transport/wachatRequest';
import type { Connection } from './connectionChanged';

/** An instance with its state in one word. */
export interface InstanceConnection extends Connection {
	/** The instance as the API gives it. */
	entry: Fields;
}

/** `state` and `status` say the same, as documented; where both are missing, `isConnected` has to do. */
function connectionOf({ apiName, connected, entry }: Instance): InstanceConnection {
	const said = [entry.state, entry.status].find((text) => typeof text === 'string' && text !== '');
	return { apiName, state: String(said ?? (connected ? 'open' : 'close')), entry };
}

/** Each name once: of two instances with the same one, the first is watched, as two could only contradict. */
function eachOnce(instances: readonly Instance[]): Instance[] {
	return instances.filter(
		({ apiName }, index) => instances.findIndex((one) => one.apiName === apiName) === index,
	);
}

/**
 * The connections to watch.
 *
 * @param instanceName the API name of the only one; undefined for all
 * @throws {Explained} if there is no such instance; and whatever the client throws
 */
export async function readConnections(
	client: WachatClient,
	instanceName: string | undefined,
): Promise<InstanceConnection[]> {
	const instances = await listNamedInstances(client);
	if (instanceName === undefined) return eachOnce(instances).map(connectionOf);
	const instance = instances.find(({ apiName }) => apiName === instanceName);
	if (instance === undefined)
		throw unknownInstance(instanceName, withCleanNames(client, instances));
	return [connectionOf(instance)];
}
