import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../../json';
import { nodeKey, PerNode } from '../perNode';

/** What a trigger knows about its webhook. */
export interface Known {
	webhookId: string;
	secret: string;
	/** Every name of the instance that was chosen; none for all instances. */
	instanceNames: string[];
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function textsIn(value: unknown): string[] {
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

type Kept = Partial<Known> & Pick<Known, 'instanceNames'>;

/**
 * What n8n keeps for a trigger; parts of it may be missing.
 *
 * @param data the static data of the node: scripts and imports can have put anything there
 */
export function readKept(data: unknown): Kept {
	const { webhookId, secret, instanceNames } = isObject(data) ? data : {};
	return {
		webhookId: textIn(webhookId),
		secret: textIn(secret),
		instanceNames: textsIn(instanceNames),
	};
}

/** What n8n keeps, if it is whole. */
export function readKnown(data: IDataObject): Known | undefined {
	const { webhookId, secret, instanceNames } = readKept(data);
	if (webhookId === undefined || secret === undefined) return undefined;
	return { webhookId, secret, instanceNames };
}

/**
 * What this process has registered: n8n saves it only when all triggers of the workflow have started, which may
 * take a minute, and Wachat delivers before.
 */
const registeredHere = new PerNode<Known>();

/** A test has a webhook of its own. */
function keyHere(context: IHookFunctions | IWebhookFunctions): string {
	return nodeKey(context) + (context.getMode() === 'manual' ? ' (test)' : '');
}

export function keepKnown(context: IHookFunctions, data: IDataObject, known: Known): void {
	Object.assign(data, known);
	registeredHere.set(keyHere(context), known);
}

/** All that may be right about the webhook of a delivery, from 1: what n8n keeps, and what this process knows. */
export function allKnown(context: IWebhookFunctions): Kept[] {
	const kept = readKept(context.getWorkflowStaticData('node'));
	const here = registeredHere.get(keyHere(context));
	if (here === undefined) return [kept];
	return kept.secret === undefined ? [here] : [kept, here];
}
