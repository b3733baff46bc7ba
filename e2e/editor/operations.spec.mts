import { expect, test } from '../fixtures.mts';
import { BRANCH, WACHAT, wachatWorkflow } from '../workflows.mts';

test.describe('Other operations in the editor', () => {
	test('Contact: Get shows the person', async ({ editor, credential, sandbox }) => {
		const somebody = sandbox.list().contacts.find(({ isGroup }) => !isGroup);
		const parameters = { operation: 'get', phone: `+${somebody?.phone ?? ''}` };
		await editor.openWachat(wachatWorkflow(parameters, credential));
		await editor.executeStep();
		await expect(editor.output().getByText('1 item', { exact: true })).toBeVisible();
		await expect(
			editor
				.output()
				.getByText(somebody?.remoteJid ?? '')
				.first(),
		).toBeVisible();
	});

	test('Instance: Get Many and Get State show the connection', async ({ editor, credential }) => {
		await editor.openWachat(wachatWorkflow({ resource: 'instance' }, credential));
		await editor.executeStep();
		await expect(editor.output().getByText('2 items', { exact: true })).toBeVisible();
		const parameters = { resource: 'instance', operation: 'get' };
		await editor.openWachat(wachatWorkflow(parameters, credential));
		await editor.executeStep();
		await expect(editor.output().getByText('open', { exact: true }).first()).toBeVisible();
	});

	test('Instance: Get QR Code shows a file', async ({ editor, credential }) => {
		const parameters = { resource: 'instance', operation: 'getQrCode' };
		await editor.openWachat(wachatWorkflow(parameters, credential, { instance: BRANCH }));
		await editor.executeStep();
		await expect(editor.output().getByText('image/png').first()).toBeVisible();
	});

	test('Fields can be mapped before the first run', async ({ editor, credential, n8n }) => {
		const workflow = wachatWorkflow({ returnAll: true }, credential);
		const next = {
			id: 'c0000000-0000-4000-8000-000000000003',
			name: 'Next',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [440, 0] as [number, number],
			parameters: {},
		};
		const connections = {
			...workflow.connections,
			[WACHAT]: { main: [[{ node: next.name, type: 'main', index: 0 }]] },
		};
		const nodes = [...workflow.nodes, next];
		const { id } = await n8n.rest.createWorkflow({ ...workflow, nodes, connections });
		await editor.openWorkflow(id);
		await editor.openNode(next.name);
		const input = editor.byId('ndv-input-panel').or(editor.byId('input-panel')).first();
		await expect(input.getByText('remoteJid')).toBeVisible();
		await expect(input.getByText('lastMessageTimestamp')).toBeVisible();
	});
});
