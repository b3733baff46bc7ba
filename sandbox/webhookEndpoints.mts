import type { Router } from 'express';
import { error } from 'express-openapi-validator';
import type { ContactList } from './contactList.mts';
import { find, reply, type Reply } from './endpoints.mts';
import { overwrite } from './pageEdits.mts';
import { change, type Webhook, type WebhookFields, type Webhooks } from './webhooks.mts';

/** As the API shows a webhook: the secret is masked, in its answer to a new one too, as in the example. */
function shown(webhook: Webhook): Webhook {
	return { ...webhook, secret: `whsec_••••${webhook.secret.slice(-6)}` };
}

export function addWebhookEndpoints(
	router: Router,
	lists: readonly ContactList[],
	webhooks: Webhooks,
): void {
	router.get('/webhooks', async ({ query: { instanceName } }, response: Reply) => {
		const found = webhooks.all.filter(
			({ instance }) => instanceName === undefined || instance?.apiInstanceName === instanceName,
		);
		const body = { success: true, count: found.length, webhooks: found.map(shown) };
		await reply(response, overwrite(body, response.locals.effect));
	});
	router.post('/webhooks', async ({ body, path }, response: Reply) => {
		const { instanceName, ...fields } = body as WebhookFields & { instanceName?: string };
		const list = instanceName === undefined ? undefined : find(lists, instanceName, path);
		const { id } = fields;
		const webhook = id === undefined ? webhooks.make(fields) : webhooks.find(id);
		if (!webhook) throw new error.NotFound({ path, message: `There is no webhook ${String(id)}` });
		change(webhook, fields, list?.instance);
		const answer = { success: true, webhook: shown(webhook) };
		await reply(response, overwrite(answer, response.locals.effect));
	});
}
