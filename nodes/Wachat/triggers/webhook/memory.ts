import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../json';

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

/**
 * What n8n keeps for a trigger; parts of it may be missing.
 *
 * @param data the static data of the node: scripts and imports can have put anything there
 */
export function readKept(data: unknown): Partial<Known> & Pick<Known, 'instanceNames'> {
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

export function keepKnown(data: IDataObject, known: Known): void {
	Object.assign(data, known);
}
