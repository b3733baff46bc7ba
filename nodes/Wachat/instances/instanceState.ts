import { isObject, type Fields } from '../json';
import { RequestFailure } from '../transport/requestFailure';
import type { WachatClient } from '../transport/wachatRequest';

/**
 * The normalised state of one instance (`GET /instance/state`, its `instance`). The `data` beside it is not:
 * the documentation's examples disagree about the names in it.
 *
 * @param instanceName the API name
 * @throws {RequestFailure} if the request fails, or the answer holds no state
 */
export async function readInstanceState(
	client: WachatClient,
	instanceName: string,
): Promise<Fields> {
	const { instance } = await client.get('/instance/state', { instanceName });
	if (!isObject(instance)) throw new RequestFailure('notJson');
	return instance;
}
