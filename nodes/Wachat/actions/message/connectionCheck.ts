import type { IExecuteFunctions } from 'n8n-workflow';

import { unknownInstance } from '../../instances/explainRefusal';
import type { Instance } from '../../instances/instance';
import { listNamedInstances, withCleanNames } from '../../instances/listInstances';
import { shortHash } from '../../messages/message';
import { Explained } from '../../transport/explain';
import { RequestFailure } from '../../transport/requestFailure';
import { toNodeError, type Advice, type NodeError } from '../../transport/wachatError';
import type { WachatClient } from '../../transport/wachatRequest';
import { withClient } from '../../transport/withClient';
import type { Ready } from './prepare';

function notConnected({ displayName }: Instance): Explained {
	return new Explained({
		message: `The instance "${displayName}" is not connected to WhatsApp, so nothing is sent`,
		description: 'Connect it in Wachat (Settings, Instance), then try again',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** The instances of an account, and the same with names for errors. */
interface Listed {
	instances: Instance[];
	shown: Instance[];
}

async function list(client: WachatClient): Promise<Listed> {
	const instances = await listNamedInstances(client);
	return { instances, shown: withCleanNames(client, instances) };
}

/** What keeps an instance from sending, if anything. */
function problemOf(instanceName: string, { instances, shown }: Listed): Explained | undefined {
	const place = instances.findIndex(({ apiName }) => apiName === instanceName);
	if (place < 0) return unknownInstance(instanceName, shown);
	return instances[place].connected ? undefined : notConnected(shown[place]);
}

/** That nobody knows whether the instance is connected: then nothing leaves. */
function notChecked(cause: NodeError): Explained {
	const { message, description = '' } = cause;
	const status = 'httpCode' in cause && cause.httpCode ? Number(cause.httpCode) : undefined;
	return new Explained({
		message: `Nothing is sent, as the connection to WhatsApp could not be checked: ${message}`,
		description: `${description}. To send without looking, turn off 'Check Connection' in the options`,
		status,
	});
}

/** Looks at the instances of each credential once, however many items use it. */
export class ConnectionCheck {
	private readonly known = new Map<string, Promise<Listed>>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly advice: Advice,
	) {}

	/**
	 * What keeps an item's instance from sending, if anything.
	 *
	 * @throws {RequestFailure} of kind `stopped` when the workflow is stopped
	 */
	async problem(ready: Ready): Promise<NodeError | undefined> {
		const { item, instanceName } = ready;
		const node = this.context.getNode();
		try {
			const problem = problemOf(instanceName, await this.listFor(ready));
			return problem && toNodeError(node, problem, item);
		} catch (error) {
			const failure = toNodeError(node, error, item, this.advice);
			if (!(error instanceof RequestFailure)) return failure;
			if (error.kind === 'stopped') throw failure;
			return toNodeError(node, notChecked(failure), item);
		}
	}

	private async listFor({ item, patience }: Ready): Promise<Listed> {
		// Expressions may choose another credential for each item.
		const credential = await this.context.getCredentials('wachatApi', item);
		const key = shortHash(JSON.stringify(credential));
		const options = { itemIndex: item, concurrency: 1, ...patience };
		const listed = this.known.get(key) ?? withClient(this.context, options, list);
		this.known.set(key, listed);
		return await listed;
	}
}
