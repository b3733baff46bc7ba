import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../json';
import { explain, Explained } from '../../transport/explain';
import { certainlyNotTaken, RequestFailure } from '../../transport/requestFailure';
import type { WachatClient } from '../../transport/wachatRequest';
import { isSameAddress, readAllRegistered, readRegistered, type Registered } from './registered';
import { withoutSecret } from './withoutSecret';

const PATH = '/webhooks';

/** What is sent to make a webhook, or to change the one with `id`. */
export interface Registration extends IDataObject {
	id?: number | string;
	name: string;
	url: string;
	events: string[];
	/** Left out for the events of all instances. */
	instanceName?: string;
	enabled: true;
	secret: string;
}

/**
 * The account's webhooks with this address. The documentation shows no paging for them.
 *
 * @throws {RequestFailure} if the request fails, or the answer is not a list of webhooks
 */
export async function webhooksAt(client: WachatClient, address: string): Promise<Registered[]> {
	const webhooks = readAllRegistered(await client.get(PATH));
	if (webhooks === undefined) throw new RequestFailure('notJson');
	return webhooks.filter((one) => isSameAddress(one.address, address));
}

/** The webhook in an answer of `POST /webhooks`, if it says that it is there and delivers. */
function readAnswer(answer: unknown, address: string): Registered | undefined {
	const webhook = isObject(answer) ? readRegistered(answer.webhook) : undefined;
	if (webhook === undefined || webhook.enabled === false) return undefined;
	return isSameAddress(webhook.address, address) ? webhook : undefined;
}

/** Looks for what the answer did not tell. What was made is rather none of those that were there `before`. */
async function find(
	client: WachatClient,
	{ id, url }: Registration,
	before: readonly Registered[],
): Promise<Registered> {
	const old = new Set(before.map((one) => String(one.id)));
	const isMeant = (one: Registered) =>
		id === undefined ? !old.has(String(one.id)) : String(one.id) === String(id);
	const enabled = (await webhooksAt(client, url)).filter((one) => one.enabled !== false);
	const found = enabled.find(isMeant) ?? enabled[0];
	if (found !== undefined) return found;
	throw new Explained({
		message: 'Wachat took the webhook, but does not list it',
		description: 'Look at the webhooks in Wachat, then publish the workflow again',
	});
}

/** What to do when nobody knows whether the webhook was made: it is looked for the next time. */
function explainUnknown(error: unknown): unknown {
	if (!(error instanceof RequestFailure) || certainlyNotTaken(error)) return error;
	const explanation = explain(error, Date.now());
	const description =
		'Wachat may have made the webhook all the same. Publish the workflow again: it is taken up then';
	return explanation === undefined ? error : new Explained({ ...explanation, description });
}

/**
 * Makes a webhook, or changes the one with the ID. The secret in the answer is masked in the documentation's
 * example: the one that was sent counts.
 *
 * @param before the webhooks with this address that are there already
 */
export async function putWebhook(
	client: WachatClient,
	registration: Registration,
	before: readonly Registered[],
): Promise<Registered> {
	const answer = await client
		.post(PATH, registration)
		.catch((error: unknown) =>
			Promise.reject(explainUnknown(withoutSecret(error, registration.secret)) as Error),
		);
	return readAnswer(answer.body, registration.url) ?? (await find(client, registration, before));
}

/** Whether the API says that there is no such webhook any more. */
function isGone(error: unknown): boolean {
	return error instanceof RequestFailure && [404, 410].includes(error.details.status ?? 0);
}

/** Stops a webhook; the only documented way. What the documentation may want beside that is sent as it is. */
export async function disableWebhook(
	client: WachatClient,
	{ id, address, events, name }: Registered,
): Promise<void> {
	const asItIs = { ...(name !== undefined && { name }), ...(events !== undefined && { events }) };
	await client
		.post(PATH, { id, url: address, ...asItIs, enabled: false })
		// Somebody deleted it meanwhile: it has stopped all the same.
		.catch((error: unknown) => (isGone(error) ? undefined : Promise.reject(error as Error)));
}
