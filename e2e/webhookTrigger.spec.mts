import { randomUUID } from 'node:crypto';
import { createCredential } from '../scripts/n8n/session.mts';
import { deliver, TRIGGER, triggerWorkflow } from './deliveries.mts';
import { expect, test as base } from './fixtures.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { unpublishAll, Workflows } from './workflows.mts';

interface Reachable {
	/** An n8n that the internet reaches by https, or so it believes. */
	reachable: OpenN8n;
}

const test = base.extend<Reachable>({
	reachable: async ({ openN8n, way, sandbox }, use, { errors }) => {
		const n8n = await openN8n({ WEBHOOK_URL: `${way.url}/` });
		way.leadTo(n8n.port);
		await use(n8n);
		if (errors.length > 0) return;
		// Unpublishing takes effect a little later than n8n says: not in the midst of the next check.
		await unpublishAll(n8n);
		const enabled = () => sandbox.webhooks.filter((webhook) => webhook.enabled);
		await expect.poll(enabled).toEqual([]);
	},
});

test.describe('Wachat Webhook Trigger', () => {
	test('Deliveries over https start runs, forged and repeated ones do not', async ({
		reachable: n8n,
		sandbox,
	}) => {
		test.slow();
		const credential = await createCredential(n8n.rest, sandbox);
		const workflows = new Workflows(n8n, credential);
		const saved = await n8n.rest.createWorkflow(triggerWorkflow(credential));
		const runs = async () => (await workflows.executionsOf(saved)).length;
		await workflows.publish(saved);
		await expect.poll(() => sandbox.webhooks.length).toBe(1);
		const [webhook] = sandbox.webhooks;
		expect(webhook).toMatchObject({ enabled: true, events: ['messages.upsert'], instance: null });
		expect(webhook?.url).toMatch(/^https:\/\/localhost:\d+\/webhook\//);

		const body = { text: 'Grüße 👋', n: 1 };
		// Publishing takes effect a little later than n8n says.
		await expect.poll(async () => await deliver(sandbox, { body })).toBe(200);
		const [first] = await workflows.executionsOf(saved);
		const run = await workflows.ended(first?.id ?? '');
		expect(run.status, run.failure?.message).toBe('success');
		expect(run.itemsOf(TRIGGER)).toMatchObject([
			{ event: 'messages.upsert', webhookId: String(webhook?.id), body },
		]);
		await expect.poll(runs).toBe(1);

		const again = { body: 'again', contentType: 'text/plain', timestamp: String(Date.now()) };
		expect(await deliver(sandbox, again)).toBe(200);
		expect(await deliver(sandbox, again)).toBe(200);
		expect(await deliver(sandbox, { body: '{"n":2.0}', gzip: true, encoding: 'base64' })).toBe(200);
		expect(await deliver(sandbox, { body: `{"a":"${'x'.repeat(5e6)}"}` })).toBe(200);
		const brackets = '['.repeat(1e5) + ']'.repeat(1e5);
		expect(await deliver(sandbox, { body: brackets })).toBe(200);
		await expect.poll(runs).toBe(5);

		expect(await deliver(sandbox, { secret: `whsec_${'0'.repeat(64)}` })).toBe(401);
		expect(await deliver(sandbox, { timestamp: '1700000000' })).toBe(401);
		expect(await deliver(sandbox, { event: 'chats.update', webhookId: 12 })).toBe(200);
		// n8n itself refuses what calls itself JSON and is none.
		expect(await deliver(sandbox, { body: 'no JSON' })).toBe(422);
		expect(await runs()).toBe(5);
		for (const { id, status } of await workflows.executionsOf(saved)) {
			expect(status, `execution ${id}`).toBe('success');
		}

		await n8n.restart();
		expect(await deliver(sandbox, {}), 'after a restart').toBe(200);
		await expect.poll(runs).toBe(6);

		await workflows.unpublish(saved);
		await expect.poll(() => sandbox.webhooks[0]?.enabled).toBe(false);
		expect(await deliver(sandbox, { webhookId: 12 })).toBe(404);
		await workflows.publish(saved);
		await expect.poll(async () => await deliver(sandbox, { webhookId: 12 })).toBe(200);
		expect(sandbox.webhooks).toHaveLength(1);
	});

	test('Listening for a test event leaves the published webhook alone', async ({
		reachable: n8n,
		sandbox,
	}) => {
		const credential = await createCredential(n8n.rest, sandbox);
		const workflows = new Workflows(n8n, credential);
		const workflow = triggerWorkflow(credential, {}, randomUUID());
		const saved = await n8n.rest.createWorkflow(workflow);
		await workflows.publish(saved);
		await expect.poll(() => sandbox.webhooks.length).toBe(1);
		const published = JSON.stringify(sandbox.webhooks[0]);
		await n8n.rest.post(`/rest/workflows/${saved.id}/run`, {
			triggerToStartFrom: { name: TRIGGER },
			workflowData: { ...workflow, ...saved },
		});
		await expect.poll(() => sandbox.webhooks.length).toBe(2);
		expect(sandbox.webhooks[1]?.url).toContain('/webhook-test/');
		expect(await deliver(sandbox, { webhookId: 13 })).toBe(200);
		await expect.poll(() => sandbox.webhooks[1]?.enabled).toBe(false);
		expect(JSON.stringify(sandbox.webhooks[0])).toBe(published);
		await expect.poll(async () => await deliver(sandbox, { webhookId: 12 })).toBe(200);
	});

	test('Without an https address, publishing says what to set', async ({
		n8n,
		workflows,
		sandbox,
		credential,
	}) => {
		const saved = await n8n.rest.createWorkflow(triggerWorkflow(credential, {}, randomUUID()));
		// n8n 1.x says so in its answer; 2.x publishes first and notes what it met.
		const answer = await workflows.publish(saved).catch((error: Error) => error.message);
		const told = async () => `${String(answer)} ${await n8n.log(500)}`;
		await expect.poll(told).toContain('Wachat delivers to https addresses only');
		expect(sandbox.requests).toEqual([]);
	});
});
