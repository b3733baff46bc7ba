import type { Locator } from 'playwright-core';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import type { Editor } from '../browser/editor.mts';
import { openWachat } from '../browser/scene.mts';
import { MAIN_SHOP, PEOPLE, type Setting } from '../setting.mts';

export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** What a picture shows. */
export interface Scene {
	name: string;
	/** Arranges the editor, and gives the area to show. */
	arrange: (editor: Editor, setting: Setting) => Promise<Area>;
}

async function openExample(editor: Editor, setting: Setting, name: string): Promise<string> {
	const workflow = filledIn(await readExample(name), MAIN_SHOP, setting.credential);
	const { id } = await setting.rest.createWorkflow(workflow);
	await editor.openWorkflow(id);
	return workflow.nodes.find(isWachatNode)?.name ?? '';
}

async function areaOf(element: Locator): Promise<Area> {
	const area = await element.boundingBox();
	if (area === null) throw new Error('There is nothing to take a picture of');
	return area;
}

async function areasOf(elements: Locator): Promise<Area[]> {
	return await Promise.all((await elements.all()).map(areaOf));
}

/** The smallest area that holds all of them, and a margin. */
function around(areas: Area[], margin: number): Area {
	const left = Math.min(...areas.map(({ x }) => x)) - margin;
	const top = Math.min(...areas.map(({ y }) => y)) - margin;
	const right = Math.max(...areas.map(({ x, width }) => x + width)) + margin;
	const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + margin;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

async function canvas(editor: Editor, setting: Setting): Promise<Area> {
	await openExample(editor, setting, 'unread-follow-up');
	await editor.byId('execute-workflow-button').first().click();
	await editor.byId('canvas-node-status-success').nth(4).waitFor();
	await editor.byId('zoom-to-fit').click();
	// Until it stands still.
	await editor.settle();
	return around(await areasOf(editor.byId('canvas').locator('.vue-flow__node')), 24);
}

async function panel(editor: Editor, setting: Setting): Promise<Area> {
	await openWachat(editor, setting, { parameters: { returnAll: true, output: 'simplified' } });
	await editor.executeStep();
	await editor.output().getByText(`${PEOPLE} items`).waitFor();
	await editor.view('table');
	// The input has nothing to show: its room is the output's.
	await editor.dragPanelTo(0);
	const parameters = await areaOf(editor.byId('node-parameters'));
	const { x, width, y, height } = await areaOf(editor.output());
	return { x: parameters.x, width: x + width - parameters.x, y, height };
}

async function nodePanel(editor: Editor): Promise<Area> {
	await editor.openNewWorkflow();
	await editor.addFirstNode('Trigger manually');
	await editor.findInNodePanel('Wachat');
	const { x, y, width } = await areaOf(editor.byId('node-creator'));
	// What was found stands at the top.
	return { x, y, width, height: 200 };
}

async function picker(editor: Editor, setting: Setting): Promise<Area> {
	await editor.openNode(await openExample(editor, setting, 'contacts-to-table'));
	await editor.byId('rlc-input').click();
	await editor.byId('rlc-item').nth(1).waitFor();
	return await areaOf(editor.byId('node-parameters'));
}

export const scenes: Scene[] = [
	{ name: 'example-workflow', arrange: canvas },
	{ name: 'contacts-table', arrange: panel },
	{ name: 'instance-list', arrange: picker },
	{ name: 'node-panel', arrange: nodePanel },
];
