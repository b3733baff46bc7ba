import type { IDataObject } from 'n8n-workflow';

import { RecentIds } from './replays';

/** Deliveries that n8n's memory holds: it is written whole with each delivery, so not many. */
const MOST_IN_N8N = 200;
/** Deliveries that the process remembers, of all triggers together. */
const MOST_IN_PROCESS = 10_000;

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
export function readKept(data: IDataObject): Partial<Known> & Pick<Known, 'instanceNames'> {
	return {
		webhookId: textIn(data.webhookId),
		secret: textIn(data.secret),
		instanceNames: textsIn(data.instanceNames),
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

/** All signatures differ by their secret, so that one memory will do for all triggers of the process. */
const inProcess = new RecentIds(MOST_IN_PROCESS);

/** Whether this delivery came before, as far as n8n and this process know. */
export function isRepeated(data: IDataObject, id: string): boolean {
	return inProcess.has(id) || textsIn(data.recent).includes(id);
}

/**
 * Remembers a delivery in the process alone. Called for every delivery that was proved, as the event is not
 * signed: sent again under another event's name, it must not start a run either.
 */
export function noteInProcess(id: string): void {
	inProcess.add(id);
}

/** Remembers a delivery that starts a run, also for other processes and beyond a restart. */
export function noteInN8n(data: IDataObject, id: string): void {
	const recent = new RecentIds(MOST_IN_N8N, textsIn(data.recent));
	recent.add(id);
	// A new list: n8n does not notice when something is added to one that was put there by now.
	data.recent = recent.toList();
}

/** Forgets a delivery that n8n could not take after all; what it did not take, it does not save either. */
export function forgetInProcess(id: string): void {
	inProcess.forget(id);
}
