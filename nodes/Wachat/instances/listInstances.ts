import { Explained } from '../transport/explain';
import { RequestFailure } from '../transport/requestFailure';
import type { WachatClient } from '../transport/wachatRequest';
import { readInstances, type Instance } from './instance';

interface InstanceList {
	instances: Instance[];
	/** How many there are, as the API says; NaN if it does not. */
	announced: number;
}

/** The documentation shows no paging for them. */
async function readList(client: WachatClient): Promise<InstanceList> {
	const answer = await client.get('/instance/list');
	const instances = readInstances(answer);
	if (instances === undefined) throw new RequestFailure('notJson');
	return { instances, announced: Number(answer.count ?? NaN) };
}

/**
 * The account's instances.
 *
 * @param limit how many are enough; all of them, if left out
 * @throws {RequestFailure} if the request fails, or the answer is not a list of instances
 * @throws {Explained} if fewer came than are announced, and than are enough
 */
export async function listInstances(client: WachatClient, limit = Infinity): Promise<Instance[]> {
	const { instances, announced } = await readList(client);
	if (instances.length >= Math.min(announced, limit) || Number.isNaN(announced)) return instances;
	throw new Explained({
		message: `Wachat announces ${announced} instances, yet only ${instances.length} came`,
		description:
			'The list would not be complete. Run the workflow again; if it stays so, ask Wachat',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** Those of the account's instances that can be asked for by name. */
export async function listNamedInstances(client: WachatClient): Promise<Instance[]> {
	// Better some of them than none, where people choose.
	return (await readList(client)).instances.filter(({ apiName }) => apiName !== '');
}

/** The same instances with names for errors, which people read: a server may repeat the key in them. */
export function withCleanNames(
	{ clean }: WachatClient,
	instances: readonly Instance[],
): Instance[] {
	return instances.map((one) => ({
		...one,
		apiName: clean(one.apiName),
		displayName: clean(one.displayName),
	}));
}
