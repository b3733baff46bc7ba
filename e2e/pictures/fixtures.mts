import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { REPOSITORY } from '../../scripts/n8n/package.mts';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import { type Given, lend, start, test as base } from '../fixtures.mts';
import { MAIN_SHOP } from '../workflows.mts';
import type { Area } from './areas.mts';

export { expect } from '../fixtures.mts';

const FOLDER = join(REPOSITORY, 'docs', 'images');

/** What lies at the edge and would be cut in two: the way to the next node, a button, messages that come late. */
const EDGE =
	'[data-test-id="floating-nodes"], [data-test-id="execute-workflow-button"], .el-notification';

export const test = base.extend<
	{
		/** Opens an example; gives the name of its Wachat node. */
		openExample: (name: string) => Promise<string>;
		/** Writes a picture of this area of the editor. */
		take: (name: string, area: () => Promise<Area>) => Promise<void>;
	},
	Pick<Given, 'n8n'>
>({
	// The address of webhooks stands in a picture.
	n8n: async ({ parts }, use) => {
		const env = { WEBHOOK_URL: 'https://n8n.example.com/' };
		await lend(async (toUndo) => await start(parts, { env }, toUndo), use);
	},
	editor: async ({ editor }, use) => {
		// n8n shows this hint to everybody once, over the output.
		const content = `localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true')`;
		await editor.page.addInitScript({ content });
		await use(editor);
	},
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
			const still = { animations: 'disabled', caret: 'hide' } as const;
			const shot = await editor.page.screenshot({
				clip,
				...still,
				style: `${EDGE} { visibility: hidden; }`,
			});
			// With a palette it takes less than half of the room, and the editor has few colours.
			const picture = sharp(shot).png({ palette: true, effort: 10 });
			await mkdir(FOLDER, { recursive: true });
			await picture.toFile(join(FOLDER, `${name}-${String(colorScheme)}.png`));
		});
	},
});
