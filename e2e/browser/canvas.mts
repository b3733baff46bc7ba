import assert from 'node:assert/strict';
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
	const width = await icon.first().evaluate((image) => Number(Reflect.get(image, 'naturalWidth')));
	assert(width > 0, "the node's icon is not drawn");
	await editor.openNode(wachat.name);
	await editor.executeStep();
	await editor.output().getByText('250 items').waitFor();
}

export const canvas: BrowserCheck[] = [
	{ name: 'The owner signs in', run: signsIn },
	{ name: 'An example opens, shows the icon, and its node runs', run: showsExample },
];
