import type { IHookFunctions } from 'n8n-workflow';

import { adviceFor } from '../../fields/advice';
import { ParameterReader } from '../../fields/parameterReader';
import { ofTrigger } from '../../fields/parameterSource';
import { withInstance } from '../../instances/withInstance';
import { toNodeError } from '../../transport/wachatError';
import type { WachatClient } from '../../transport/wachatRequest';
import { withClient } from '../../transport/withClient';
import { nodeKey, PerNode } from '../perNode';
import { nodeData } from '../staticData';
import { httpsAddress, isHttps, ownAddress } from './address';
import { fields, readMaxAge, readWanted } from './fields';
import { keepKnown, readKept, readKnown } from './memory';
import type { Registered } from './registered';
import { isOwnSecret } from './signature';
import { isAsWanted, reusable, secretFor, type Target } from './target';
import { disableWebhook, putWebhook, webhooksAt, type Registration } from './webhooksApi';

/** Somebody waits for the workflow to be published, and n8n tries again. In milliseconds. */
const PATIENCE = { itemIndex: 0, concurrency: 1, timeout: 30_000, retryTime: 10_000 };

/** What people read about a webhook in Wachat. */
const LONGEST_NAME = 100;

/** Everything is read and checked before anything is requested. */
function readTarget(context: IHookFunctions): Target {
	const reader = new ParameterReader(ofTrigger(context));
	const address = httpsAddress(context);
	// Deliveries that come later could complain to nobody.
	readMaxAge(reader);
	return { address, ...readWanted(reader) };
}

/** Does something at the API; what goes wrong becomes an error that n8n can show. */
async function atApi<T>(
	context: IHookFunctions,
	instanceName: string | undefined,
	work: (client: WachatClient) => Promise<T>,
): Promise<T> {
	const isOfOne = instanceName !== undefined;
	try {
		return isOfOne
			? await withInstance({ context, instanceName, ...PATIENCE }, work)
			: await withClient(context, PATIENCE, work);
	} catch (error) {
		// Without an instance, the field is not there.
		throw toNodeError(context.getNode(), error, undefined, adviceFor(isOfOne ? fields : []));
	}
}

/** Whether the trigger's own webhook is there, delivers what is wanted, and is the only one that delivers here. */
export async function isRegistered(context: IHookFunctions): Promise<boolean> {
	const target = readTarget(context);
	const known = readKnown(context.getWorkflowStaticData('node'));
	// Somebody else's secret, say from an import, is to be replaced.
	if (known === undefined || !isOwnSecret(known.secret)) return false;
	return await atApi(context, target.instanceName, async (client) => {
		const enabled = (await webhooksAt(client, target.address)).filter(
			(one) => one.enabled !== false,
		);
		const [only, ...others] = enabled;
		const isOwn = only !== undefined && String(only.id) === known.webhookId;
		return isOwn && others.length === 0 && isAsWanted(only, target);
	});
}

function nameOf(context: IHookFunctions): string {
	const { name } = context.getWorkflow();
	const test = context.getMode() === 'manual' ? ' (test)' : '';
	return `n8n: ${name ?? context.getNode().name}`.slice(0, LONGEST_NAME - test.length) + test;
}

function registrationOf(
	context: IHookFunctions,
	{ address, events, instanceName }: Target,
	secret: string,
	reused: Registered | undefined,
): Registration {
	return {
		...(reused !== undefined && { id: reused.id }),
		...{ name: nameOf(context), url: address, events },
		...(instanceName !== undefined && { instanceName }),
		...{ enabled: true as const, secret },
	};
}

async function disableAll(context: IHookFunctions, webhooks: readonly Registered[]): Promise<void> {
	for (const one of webhooks.filter(({ enabled }) => enabled !== false)) {
		// One that is gone closes its client, and must not keep the others from being disabled.
		await atApi(context, undefined, async (client) => await disableWebhook(client, one));
	}
}

/** The nodes that this process has tried to register, each at its address: what became of it n8n may not know. */
const triedHere = new PerNode<true>();

function attemptKey(context: IHookFunctions): string {
	return `${nodeKey(context)} ${ownAddress(context)}`;
}

/**
 * Makes the trigger's webhook, or takes up the one that is there. One with the same address that n8n knows
 * nothing of is a leftover, say of a request that was never answered: an address belongs to one trigger.
 */
export async function register(context: IHookFunctions): Promise<void> {
	const target = readTarget(context);
	const data = nodeData(context);
	const known = readKnown(data);
	const others = await atApi(context, target.instanceName, async (client) => {
		const webhooks = await webhooksAt(client, target.address);
		const reused = reusable(webhooks, target, known);
		const secret = secretFor(reused, known);
		const registration = registrationOf(context, target, secret, reused);
		triedHere.set(attemptKey(context), true);
		const { id, instanceNames } = await putWebhook(client, registration, webhooks);
		keepKnown(context, data, { webhookId: String(id), secret, instanceNames });
		return webhooks.filter((one) => String(one.id) !== String(id));
	});
	await disableAll(context, others);
}

/** Whether the trigger may have a webhook. An import that n8n cannot publish, as its address is taken, has none. */
function mayBeRegistered(context: IHookFunctions): boolean {
	const { webhookId } = readKept(context.getWorkflowStaticData('node'));
	return webhookId !== undefined || triedHere.get(attemptKey(context)) === true;
}

/**
 * Stops every webhook that delivers to the trigger's address. It goes by the address: an imported workflow may
 * bring along the ID of somebody else's. What n8n knows stays, for the next time.
 */
export async function unregister(context: IHookFunctions): Promise<void> {
	const address = ownAddress(context);
	// Wachat cannot have taken it.
	if (!isHttps(address) || !mayBeRegistered(context)) return;
	const find = async (client: WachatClient) => await webhooksAt(client, address);
	await disableAll(context, await atApi(context, undefined, find));
}
