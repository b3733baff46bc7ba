import assert from 'node:assert/strict';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import { expect, test } from '../fixtures.mts';
import { MAIN_SHOP } from '../workflows.mts';
import { Editor } from './editor.mts';

test.describe('The canvas', () => {
	test('The owner signs in', async ({ page, n8n }) => {
		await new Editor(page, n8n).signIn(n8n.owner);
	});

	/** As the README tells somebody who has never seen n8n. */
	test('From an empty canvas to contacts, as the README tells', async ({
		editor,
		sandbox,
		credential,
	}) => {
		await editor.openNewWorkflow();
		await editor.addFirstNode('Trigger manually');
		await editor.addNextNode('Wachat', 'Get many contacts');
		await editor.byId('node-credentials-select').click();
		await editor.byId(`node-credentials-select-item-${credential.id}`).click();
		await editor.byId('rlc-input').click();
		await editor.byId('rlc-item').filter({ hasText: MAIN_SHOP.label }).click();
		await editor.executeStep();
		await expect(editor.output().getByText('50 items', { exact: true })).toBeVisible();
		expect(sandbox.requests.filter(({ path }) => path === '/contacts')).toHaveLength(1);
	});

	test('An example opens, shows the icon, and its node runs', async ({
		editor,
		n8n,
		credential,
		people,
	}) => {
		const example = await readExample('contacts-to-table');
		const workflow = filledIn(example, MAIN_SHOP, credential);
		const { id } = await n8n.rest.createWorkflow(workflow);
		await editor.openWorkflow(id);
		const wachat = workflow.nodes.find(isWachatNode);
		assert(wachat);
		const icon = editor.node(wachat.name).locator('img').first();
		await expect(icon).not.toHaveJSProperty('naturalWidth', 0);
		await editor.openNode(wachat.name);
		await editor.executeStep();
		await expect(editor.output().getByText(`${people} items`)).toBeVisible();
	});
});
