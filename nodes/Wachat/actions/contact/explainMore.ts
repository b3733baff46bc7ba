import type { IExecuteFunctions } from 'n8n-workflow';

import { BrokenContract } from '../../contacts/brokenContract';
import type { Instance } from '../../instances/instance';
import { listInstances } from '../../instances/listInstances';
import { Explained } from '../../transport/explain';
import { RequestFailure } from '../../transport/requestFailure';
import { createClient } from '../../transport/wachatRequest';

interface Asked {
	itemIndex: number;
	/** The instance name that was sent. */
	instanceName: string;
	/** Milliseconds for one request. */
	timeout: number;
	/** Takes the key out of what people read. */
	clean: (text: string) => string;
}

/** More names than this make a text that nobody reads. */
const MOST_NAMES = 5;

function nameAndApiName({ displayName, apiName }: Instance): string {
	return displayName === apiName ? apiName : `${apiName} (${displayName})`;
}

function listOf(instances: Instance[]): string {
	const names = instances.slice(0, MOST_NAMES).map(nameAndApiName).join(', ');
	const more = instances.length - MOST_NAMES;
	return more > 0 ? `${names} and ${more} more` : names;
}

/** What to do about an instance name that the account does not have. */
function advise(instanceName: string, instances: Instance[]): string {
	const sameName = ({ displayName }: Instance) =>
		displayName.toLowerCase() === instanceName.toLowerCase();
	const meant = instances.filter(sameName);
	if (meant.length > 0) {
		return `"${instanceName}" is a display name. Choose the instance from the list, or enter its API name: ${listOf(meant)}`;
	}
	if (instances.length === 0) return 'This account has no instance yet: create one in Wachat first';
	return `Choose the instance from the list, or enter its API name. This account has: ${listOf(instances)}`;
}

function explainUnknown(failure: RequestFailure, asked: Asked, instances: Instance[]): Explained {
	const { status, text } = failure.details;
	return new Explained({
		message: `Wachat has no instance "${asked.instanceName}" in this account${text === undefined ? '' : `: ${text}`}`,
		description: advise(asked.instanceName, instances),
		status,
		failure: { cause: 'configuration-invalid' },
	});
}

function explainDisconnected(failure: RequestFailure, instance: Instance): Explained {
	const { status, text } = failure.details;
	return new Explained({
		message: `Wachat rejected the request (HTTP ${status})${text === undefined ? '' : `: ${text}`}`,
		description: `The instance "${instance.displayName}" is not connected to WhatsApp, which may be the reason: connect it in Wachat, then run the workflow again`,
		status,
		failure: { cause: 'temporarily-unavailable' },
	});
}

async function findInstances(
	context: IExecuteFunctions,
	{ itemIndex, timeout }: Asked,
): Promise<Instance[] | undefined> {
	const client = await createClient(context, { itemIndex, timeout, retryTime: 0, concurrency: 1 });
	// The rejection is explained as well as it goes: it must not give way to what happens here.
	return await listInstances(client).catch(() => undefined);
}

/**
 * Errors of the API are not documented, so a rejected request is looked into: most often the instance's
 * name is the reason, as the API wants another one than Wachat shows. Costs one request, never repeated.
 */
async function explainRejection(
	context: IExecuteFunctions,
	failure: RequestFailure,
	asked: Asked,
): Promise<Error> {
	const instances = await findInstances(context, asked);
	if (instances === undefined) return failure;
	const instance = instances.find(({ apiName }) => apiName === asked.instanceName);
	if (instance === undefined) return explainUnknown(failure, asked, instances);
	// Who is forbidden something has another reason than a connection.
	const isReason = failure.kind === 'rejected' && !instance.connected;
	return isReason ? explainDisconnected(failure, instance) : failure;
}

function explainBrokenContract({ message }: BrokenContract, { clean }: Asked): Explained {
	return new Explained({
		message: `Wachat gave an answer that cannot be right: ${clean(message)}`,
		description:
			'No contacts were passed on, as some might be missing or wrong. Run the workflow again; if this comes back, send this text to the support of Wachat',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/** The error to throw instead of `error`: one that says more, if there is more to say. */
export async function explainMore(
	context: IExecuteFunctions,
	error: unknown,
	asked: Asked,
): Promise<unknown> {
	if (error instanceof BrokenContract) return explainBrokenContract(error, asked);
	const isRefusal =
		error instanceof RequestFailure && ['rejected', 'forbidden'].includes(error.kind);
	return isRefusal ? await explainRejection(context, error, asked) : error;
}
