// npm run screenshots: the pictures of the README, from the real editor with the sandbox's people. They
// write in many scripts and with emoji; on Debian, fonts-noto-core, fonts-noto-cjk and
// fonts-noto-color-emoji draw them all.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { REPOSITORY } from '../../scripts/n8n/package.mts';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import { expect, test as base } from '../fixtures.mts';
import { MAIN_SHOP, wachatWorkflow } from '../workflows.mts';

const FOLDER = join(REPOSITORY, 'docs', 'images');

interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
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

const test = base.extend<{
	/** Opens an example; gives the name of its Wachat node. */
	openExample: (name: string) => Promise<string>;
	/** Writes a picture of this area of the editor. */
	take: (name: string, area: () => Promise<Area>) => Promise<void>;
}>({
	openExample: async ({ editor, n8n, credential }, use) => {
		await use(async (name) => {
			const workflow = filledIn(await readExample(name), MAIN_SHOP, credential);
			const { id } = await n8n.rest.createWorkflow(workflow);
			await editor.openWorkflow(id);
			return workflow.nodes.find(isWachatNode)?.name ?? '';
		});
	},
	take: async ({ editor, colorScheme }, use) => {
		await use(async (name, area) => {
			// Until it stands still.
			await editor.settle();
			const clip = await area();
			const shot = await editor.page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
			// With a palette it takes less than half of the room, and the editor has few colours.
			const picture = sharp(shot).png({ palette: true, effort: 10 });
			await mkdir(FOLDER, { recursive: true });
			await picture.toFile(join(FOLDER, `${name}-${String(colorScheme)}.png`));
		});
	},
});

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
			await take('example-workflow', async () => around(await areasOf(nodes), 24));
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
			await take('contacts-table', async () => {
				const parameters = await areaOf(editor.byId('node-parameters'));
				const { x, width, y, height } = await areaOf(editor.output());
				return { x: parameters.x, width: x + width - parameters.x, y, height };
			});
		});

		test('instance-list', async ({ editor, openExample, take }) => {
			await editor.openNode(await openExample('contacts-to-table'));
			await editor.byId('rlc-input').click();
			await editor.byId('rlc-item').nth(1).waitFor();
			await take('instance-list', async () => await areaOf(editor.byId('node-parameters')));
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
