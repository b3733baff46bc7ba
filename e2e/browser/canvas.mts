import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import { MAIN_SHOP, type Setting } from '../setting.mts';
import type { Editor } from './editor.mts';
import type { BrowserCheck } from './scene.mts';

async function signsIn(editor: Editor, { owner }: Setting): Promise<void> {
	await editor.signIn(owner);
}

async function showsExample(editor: Editor, setting: Setting): Promise<void> {
	const example = await readExample('contacts-to-table');
	const workflow = filledIn(example, MAIN_SHOP, setting.credential);
	const { id } = await setting.rest.createWorkflow(workflow);
	await editor.openWorkflow(id);
	const wachat = workflow.nodes.find(isWachatNode);
	assert(wachat);
	const icon = editor.node(wachat.name).locator('img');
	await icon.first().waitFor();
	await isDrawn(icon.first());
	await editor.openNode(wachat.name);
	await editor.executeStep();
	await editor.output().getByText('250 items').waitFor();
}

async function isDrawn(picture: Locator): Promise<void> {
	const deadline = Date.now() + 10_000;
	const width = async () =>
		await picture.evaluate((image) => Number(Reflect.get(image, 'naturalWidth')));
	while ((await width()) === 0) {
		assert(Date.now() < deadline, "the node's icon is not drawn");
		await sleep(100);
	}
}

/** As the README tells somebody who has never seen n8n. */
async function beginsFromNothing(editor: Editor, { sandbox, credential }: Setting): Promise<void> {
	await editor.openNewWorkflow();
	await editor.addFirstNode('Trigger manually');
	await editor.addNextNode('Wachat', 'Get many contacts');
	await editor.byId('node-credentials-select').click();
	await editor.byId(`node-credentials-select-item-${credential.id}`).click();
	await editor.byId('rlc-input').click();
	await editor.byId('rlc-item').filter({ hasText: MAIN_SHOP.label }).click();
	await editor.executeStep();
	await editor.output().getByText('50 items', { exact: true }).waitFor();
	assert.equal(sandbox.requests.filter(({ path }) => path === '/contacts').length, 1);
}

export const canvas: BrowserCheck[] = [
	{ name: 'The owner signs in', run: signsIn },
	{ name: 'From an empty canvas to contacts, as the README tells', run: beginsFromNothing },
	{ name: 'An example opens, shows the icon, and its node runs', run: showsExample },
];
