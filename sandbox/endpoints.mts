import type { Response, Router } from 'express';
import { error } from 'express-openapi-validator';
import { jsonAnswer } from './answers.mts';
import type { ContactList } from './contactList.mts';
import { deliver } from './delivery.mts';
import { addInstanceEndpoints } from './instanceEndpoints.mts';
import type { Effect } from './faults.mts';
import type { Outbox } from './outbox.mts';
import { readUnder } from './pageEdits.mts';
import type { Schedule } from './schedule.mts';
import { addSendEndpoints } from './sendEndpoints.mts';
import type { ContactsQuery } from './types.mts';
import { addWebhookEndpoints } from './webhookEndpoints.mts';
import type { Webhooks } from './webhooks.mts';

/** What the endpoints answer from. */
export interface EndpointParts {
	lists: readonly ContactList[];
	schedule: Schedule;
	outbox: Outbox;
	webhooks: Webhooks;
}

/** What was found out about a request before it reached its endpoint. */
export interface Locals {
	effect: Effect;
	/** When the answer may leave, by `performance.now()`. */
	dueAt: number;
	/** Whether the answer is held against the description. */
	validated: boolean;
}

export type Reply = Response<unknown, Locals>;

/** The description takes objects only. What a fault touched is not meant to match it. */
export async function reply(response: Reply, body: object): Promise<void> {
	const { effect, validated } = response.locals;
	const touched = Object.keys(effect).length > 0;
	const answer =
		validated && !touched ? { status: 200, type: 'json' as const, body } : jsonAnswer(200, body);
	await deliver(response, answer, effect);
}

export function find(lists: readonly ContactList[], name: string, path: string): ContactList {
	const found = lists.find(({ instance }) => instance.apiInstanceName === name);
	if (found) return found;
	throw new error.NotFound({ path, message: `There is no instance "${name}" in this account` });
}

/** The API's endpoints, behind the validation; openapi.json describes each of them. */
export function addEndpoints(router: Router, parts: EndpointParts): void {
	const { lists, schedule, outbox, webhooks } = parts;
	addInstanceEndpoints(router, lists);
	addSendEndpoints(router, lists, outbox);
	addWebhookEndpoints(router, lists, webhooks);
	router.get('/contacts', async ({ query: asked, path }, response: Reply) => {
		// The validation has put the defaults in, and made numbers and booleans of the texts.
		const query = asked as unknown as ContactsQuery;
		const list = find(lists, query.instanceName, path);
		schedule.apply(list);
		await reply(response, readUnder(response.locals.effect, list, query));
	});
}
