import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/n8n/package.mts';
import { filledIn, isWachatNode, readExample } from '../../scripts/n8n/workflow.mts';
import type { Check, Part } from '../checks.mts';
import { MAIN_SHOP, PEOPLE, type Setting } from '../setting.mts';
import { ended, start } from '../workflows.mts';

async function runs(setting: Setting, example: string): Promise<string> {
	const workflow = filledIn(await readExample(example), MAIN_SHOP, setting.credential);
	const run = await ended(setting, await start(setting, workflow));
	assert.equal(run.status, 'success', run.failure?.message);
	const wachat = workflow.nodes.find(isWachatNode);
	assert.equal(run.itemsOf(wachat?.name ?? '').length, PEOPLE);
	const last = workflow.nodes.filter(({ name }) => run.itemsOf(name).length > 0).at(-1);
	const items = run.itemsOf(last?.name ?? '');
	assert.notEqual(last?.name, wachat?.name, 'nothing came out of the nodes behind Wachat');
	return `"${last?.name}" gives ${items.length} of ${PEOPLE}`;
}

/** The agents need a chat model: they have checks of their own. */
const names = (await readdir(join(REPOSITORY, 'examples')))
	.filter((file) => file.endsWith('.json') && !file.startsWith('ai-agent'))
	.map((file) => file.slice(0, -'.json'.length));

const checks: Check[] = names.map((name) => ({
	name: `${name}.json runs`,
	run: async (setting) => await runs(setting, name),
}));

export const examples: Part = { title: 'Examples', checks };
