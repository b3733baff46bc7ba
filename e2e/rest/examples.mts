import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { REPOSITORY } from '../../scripts/n8n/package.mts';
import { filledIn, isWachatNode, readExample, type Workflow } from '../../scripts/n8n/workflow.mts';
import type { Check, Part } from '../checks.mts';
import { MAIN_SHOP, PEOPLE, type Setting } from '../setting.mts';
import { ended, start } from '../workflows.mts';

/** How many items must come out at an example's end. */
const RESULTS: Record<string, (setting: Setting) => number> = {
	// One file that holds them all.
	'contacts-to-table': () => 1,
	'unread-follow-up': ({ sandbox }) => {
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		return people.filter(({ chat }) => (chat?.unreadCount ?? 0) > 0).length;
	},
};

/** The node that leads nowhere; notes on the canvas lead nowhere either. */
function lastOf({ nodes, connections }: Workflow): string {
	const ends = nodes.filter(({ name, type }) => !(name in connections) && !/stickyNote/.test(type));
	assert.equal(ends.length, 1, `it ends in ${ends.map(({ name }) => name).join(', ')}`);
	return ends[0].name;
}

async function runs(setting: Setting, example: string): Promise<string> {
	const workflow = filledIn(await readExample(example), MAIN_SHOP, setting.credential);
	const run = await ended(setting, await start(setting, workflow));
	assert.equal(run.status, 'success', run.failure?.message);
	const wachat = workflow.nodes.find(isWachatNode);
	assert.equal(run.itemsOf(wachat?.name ?? '').length, PEOPLE);
	const last = lastOf(workflow);
	const expected = RESULTS[example];
	assert(expected, `nobody has said what ${example} has to give`);
	assert.equal(run.itemsOf(last).length, expected(setting));
	return `"${last}" gives ${run.itemsOf(last).length}`;
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
