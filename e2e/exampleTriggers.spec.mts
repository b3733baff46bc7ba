import assert from 'node:assert/strict';
import type { Sandbox } from '../sandbox/server.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { isRecord, type Saved } from '../scripts/n8n/rest.mts';
import { createCredential } from '../scripts/n8n/session.mts';
import { filledIn, readExample, sendingAtOnce } from '../scripts/n8n/workflow.mts';
import { expect, test } from './fixtures.mts';
import { MAIN_SHOP, Workflows } from './workflows.mts';

const NAMES = ['new-contact-welcome', 'funnel-stage-message', 'disconnected-alert'] as const;

/** Lets the second instance be connected, or not, wherever the account's instances are listed. */
function connectBranch(sandbox: Sandbox, state: 'open' | 'close'): void {
	const instances = sandbox.instances.map((instance, index) =>
		index === 1 ? { ...instance, state, status: state, isConnected: state === 'open' } : instance,
	);
	sandbox.faults.clear();
	sandbox.faults.add({ when: { path: '/instance/list' }, then: { set: { instances } } });
}

/** Publishes an example and waits until its trigger has looked for the first time. */
async function publish(name: string, n8n: OpenN8n, credential: Saved): Promise<Saved> {
	const example = filledIn(await readExample(name), MAIN_SHOP, credential);
	const saved = await n8n.rest.createWorkflow(sendingAtOnce(example));
	await new Workflows(n8n, credential).publish(saved);
	const memory = async () => {
		const workflow = await n8n.rest.get(`/rest/workflows/${saved.id}`);
		assert(isRecord(workflow));
		return JSON.stringify(workflow.staticData);
	};
	await expect.poll(memory, `${name} remembers nothing`).toMatch(/node:/);
	return saved;
}

test('Examples with a trigger: publish, let something happen, see what is sent', async ({
	openN8n,
	openApi,
}) => {
	test.slow();
	const sandbox = await openApi();
	connectBranch(sandbox, 'open');
	const n8n = await openN8n();
	const credential = await createCredential(n8n.rest, sandbox);
	const [, , alert] = await Promise.all(
		NAMES.map(async (name) => await publish(name, n8n, credential)),
	);
	assert(alert);
	expect(sandbox.messages, 'who is there already was written to').toEqual([]);

	// What happens while n8n restarts is found by the look at its start; the next one is a minute later.
	const list = sandbox.list();
	const [moved, elsewhere] = list.contacts.filter(({ isGroup }) => !isGroup);
	assert(moved && elsewhere);
	const fresh = list.add({ name: 'Ada' });
	list.update(moved.id, { funnelStageId: 12 });
	list.update(elsewhere.id, { funnelStageId: 999 });
	connectBranch(sandbox, 'close');
	await n8n.restart();
	await expect.poll(() => sandbox.messages).toHaveLength(2);
	const texts = Object.fromEntries(
		sandbox.messages.map(({ body }) => [body.number, String(body.message)]),
	);
	expect(texts).toEqual({
		[fresh.phone]: expect.stringContaining('Hello Ada, welcome!'),
		[moved.phone]: expect.stringContaining('thank you for your order'),
	});

	const workflows = new Workflows(n8n, credential);
	await expect.poll(async () => await workflows.executionsOf(alert)).toHaveLength(1);
	const [{ id = '' } = {}] = await workflows.executionsOf(alert);
	const { status, failure } = await workflows.ended(id);
	expect(status).toBe('error');
	expect(failure?.message).toContain('WhatsApp is not connected: Branch Office');
	expect(failure?.message).toContain('(was open, is close)');

	// An import greets nobody, and nothing is told again.
	for (let contact = 0; contact < 21; contact += 1) list.add();
	list.update(moved.id, { funnelStageId: 11 });
	await n8n.restart();
	await expect.poll(() => sandbox.messages).toHaveLength(3);
	expect(sandbox.messages[2]?.body).toMatchObject({ number: moved.phone });
	expect(await workflows.executionsOf(alert)).toHaveLength(1);
});
