// npm run screenshots: the pictures of README and docs, from the real editor with the sandbox's people. They
// write in many scripts and with emoji; on Debian, fonts-noto-core, fonts-noto-cjk and
// fonts-noto-color-emoji draw them all.
import type { Sandbox } from '../../sandbox/server.mts';
import { signedHeaders } from '../../sandbox/webhookDelivery.mts';
import type { OpenN8n } from '../../scripts/n8n/open.mts';
import type { Saved } from '../../scripts/n8n/rest.mts';
import {
	filledIn,
	isSender,
	readExample,
	TRIGGER_TYPE,
	type Workflow,
} from '../../scripts/n8n/workflow.mts';
import { TRIGGER, triggerWorkflow } from '../deliveries.mts';
import { MAIN_SHOP, wachatWorkflow } from '../workflows.mts';
import { areaOf, areasOf, around, fieldsAndOutput } from './areas.mts';
import { expect, test } from './fixtures.mts';

/** Leaves unread what these people wrote, who wait the longest; nobody else waits. */
function letWait(sandbox: Sandbox, people: number): void {
	const list = sandbox.list();
	list.restore();
	// The sample's newest come first.
	const waiting = list.contacts.filter(({ isGroup, chat }) => !isGroup && chat?.unreadCount);
	for (const { id, chat } of waiting.slice(0, -people)) {
		list.update(id, { chat: chat && { ...chat, unreadCount: 0 } });
	}
}

/** The example of a follow-up, which really sends, with the pauses that somebody gets who changes nothing. */
async function followUpThatSends(credential: Saved): Promise<Workflow> {
	const example = filledIn(await readExample('unread-follow-up'), MAIN_SHOP, credential);
	const nodes = example.nodes.map((node) =>
		isSender(node) ? { ...node, parameters: { ...node.parameters, preview: false } } : node,
	);
	return { ...example, nodes };
}

/** A workflow that begins with the trigger that looks. */
function watchingWorkflow(parameters: Record<string, unknown>, credential: Saved): Workflow {
	const trigger = {
		id: 'c0000000-0000-4000-8000-000000000003',
		name: 'Wachat Trigger',
		type: TRIGGER_TYPE,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { instanceName: {}, ...parameters },
	};
	const settings = { executionOrder: 'v1' };
	const workflow = { name: 'Watch', nodes: [trigger], connections: {}, settings };
	return filledIn(workflow, MAIN_SHOP, credential);
}

/** Delivers to the webhook that was registered last, as Wachat would if its address led here. */
async function deliverHere({ url }: OpenN8n, { webhooks }: Sandbox): Promise<void> {
	const webhook = webhooks.at(-1);
	if (webhook === undefined) throw new Error('No webhook was registered');
	const event = 'messages.upsert';
	const body = JSON.stringify({ event, instance: MAIN_SHOP.apiName, data: {} });
	const headers = signedHeaders(webhook, body, { event });
	await fetch(`${url}${new URL(webhook.url).pathname}`, { method: 'POST', headers, body });
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`Pictures, ${colorScheme}`, () => {
		test.use({ colorScheme, viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });

		test('example-workflow', async ({ editor, openExample, take }) => {
			// Room for the whole row of nodes.
			await editor.page.setViewportSize({ width: 1760, height: 800 });
			await openExample('unread-follow-up');
			await editor.byId('execute-workflow-button').first().click();
			await editor.byId('canvas-node-status-success').nth(4).waitFor();
			await editor.byId('zoom-to-fit').click();
			const nodes = editor.byId('canvas').locator('.vue-flow__node');
			await take('example-workflow', async () => {
				const area = around(await areasOf(nodes), 24);
				// How many items came out stands behind the last one.
				return { ...area, width: area.width + 48 };
			});
		});

		test('contacts-table', async ({ editor, credential, people, take }) => {
			await editor.openWachat(
				wachatWorkflow({ returnAll: true, output: 'simplified' }, credential),
			);
			await editor.executeStep();
			await expect(editor.output().getByText(`${people} items`)).toBeVisible();
			await editor.view('table');
			// The input has nothing to show: its room is the output's.
			await editor.dragPanelTo(0);
			await take('contacts-table', async () => await fieldsAndOutput(editor));
		});

		test('instance-list', async ({ editor, openExample, take }) => {
			await editor.openNode(await openExample('contacts-to-table'));
			await editor.byId('rlc-input').click();
			await editor.byId('rlc-item').nth(1).waitFor();
			await take('instance-list', async () => await areaOf(editor.byId('node-parameters')));
		});

		test('send-text', async ({ editor, n8n, workflows, sandbox, credential, take }) => {
			await editor.page.setViewportSize({ width: 1500, height: 990 });
			const workflow = await followUpThatSends(credential);
			const saved = await n8n.rest.createWorkflow(workflow);
			letWait(sandbox, 3);
			await workflows.ended(await workflows.startSaved(saved, workflow));
			letWait(sandbox, 8);
			await editor.openWorkflow(saved.id);
			await editor.openNode(workflow.nodes.find(isSender)?.name ?? '');
			await editor.executeStep();
			const items = editor.output().getByText('8 items', { exact: true });
			await expect(items).toBeVisible({ timeout: 90_000 });
			await editor.view('table');
			await editor.dragPanelTo(0);
			await take('send-text', async () => await fieldsAndOutput(editor));
		});

		test('wachat-trigger', async ({ editor, n8n, credential, take }) => {
			await editor.page.setViewportSize({ width: 1440, height: 880 });
			const parameters = { event: 'contactWaiting', duration: 2, output: 'simplified' };
			const workflow = watchingWorkflow(parameters, credential);
			await editor.openWorkflow((await n8n.rest.createWorkflow(workflow)).id);
			await editor.openNode('Wachat Trigger');
			await editor.executeStep();
			await expect(editor.output().getByText('1 item', { exact: true })).toBeVisible();
			await editor.view('json');
			await take('wachat-trigger', async () => await fieldsAndOutput(editor));
		});

		test('webhook-trigger', async ({ editor, n8n, sandbox, credential, take }) => {
			await editor.page.setViewportSize({ width: 1440, height: 660 });
			const parameters = { events: ['messages.upsert', 'connection.update'] };
			const workflow = triggerWorkflow(
				credential,
				parameters,
				'6f0d0c43-51a8-4b7b-9d36-2b7f1c1e8a90',
			);
			await editor.openWorkflow((await n8n.rest.createWorkflow(workflow)).id);
			await editor.openNode(TRIGGER);
			await editor.page.getByText('Webhook URLs', { exact: true }).click();
			await editor.executeStep();
			await expect.poll(() => sandbox.webhooks.length).toBe(1);
			await deliverHere(n8n, sandbox);
			await expect(editor.output().getByText('1 item', { exact: true })).toBeVisible();
			await editor.view('json');
			await take('webhook-trigger', async () => await fieldsAndOutput(editor));
		});

		test('node-panel', async ({ editor, take }) => {
			await editor.openNewWorkflow();
			await editor.openNodePanel('Wachat');
			await editor.byId('node-creator-item-name').getByText('Wachat', { exact: true }).click();
			await editor.page.getByText('On contact created', { exact: true }).waitFor();
			await take('node-panel', async () => {
				const { x, y, width } = await areaOf(editor.byId('node-creator'));
				// The events stand at the top, the actions below them.
				return { x, y, width, height: 560 };
			});
		});
	});
}
