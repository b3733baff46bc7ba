import { BrokenContract } from '../contacts/brokenContract';
import { explainBrokenContract } from '../contacts/explainBrokenContract';
import { RequestFailure } from '../transport/requestFailure';
import type { ClientOptions, WachatClient, WachatContext } from '../transport/wachatRequest';
import { withClient } from '../transport/withClient';
import { explainRefusal } from './explainRefusal';
import type { Instance } from './instance';
import { listNamedInstances, withCleanNames } from './listInstances';

/** Who asks what of which instance, and how patiently. */
export interface Asked extends ClientOptions {
	context: WachatContext;
	/** The instance name that is sent. */
	instanceName: string;
	/** Whether the instance has to be connected for it; left out, it has. */
	needsConnection?: boolean;
}

/** Costs one request, never repeated; undefined if it brings nothing. */
async function findInstances({
	context,
	itemIndex,
	timeout,
}: Asked): Promise<Instance[] | undefined> {
	const options = { itemIndex, timeout, retryTime: 0, concurrency: 1 };
	const list = async (client: WachatClient) =>
		withCleanNames(client, await listNamedInstances(client));
	// The refusal is explained as well as it goes: it must not give way to what happens here.
	return await withClient(context, options, list).catch(() => undefined);
}

/** The error to throw instead of `error`: one that says more, if there is more to say. */
async function explainRefused(error: unknown, asked: Asked): Promise<unknown> {
	const isRefusal =
		error instanceof RequestFailure && ['rejected', 'forbidden'].includes(error.kind);
	if (!isRefusal) return error;
	const instances = await findInstances(asked);
	if (instances === undefined) return error;
	return explainRefusal(error, asked.instanceName, instances, asked.needsConnection);
}

/**
 * Does something with an instance. A refused request is looked into: it may be about the instance.
 *
 * @throws whatever `work` throws, explained further where that can be
 */
export async function withInstance<T>(
	asked: Asked,
	work: (client: WachatClient) => Promise<T>,
): Promise<T> {
	const { context, itemIndex, timeout, retryTime, concurrency } = asked;
	const options = { itemIndex, timeout, retryTime, concurrency };
	const explained = async (client: WachatClient) =>
		await work(client).catch((error: unknown) => {
			const isBroken = error instanceof BrokenContract;
			return Promise.reject(isBroken ? explainBrokenContract(error, client.clean) : error);
		});
	return await withClient(context, options, explained).catch(
		async (error: unknown) => await Promise.reject(await explainRefused(error, asked)),
	);
}
