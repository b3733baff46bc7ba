import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sandbox } from '../sandbox/server.mts';
import { REPOSITORY } from '../scripts/n8n/package.mts';
import { filledIn, isWachatNode, readExample, type Workflow } from '../scripts/n8n/workflow.mts';
import { expect, test } from './fixtures.mts';
import { MAIN_SHOP } from './workflows.mts';

/** How many items must come out at an example's end. */
const RESULTS: Record<string, (sandbox: Sandbox) => number> = {
	// One file that holds them all.
	'contacts-to-table': () => 1,
	'unread-follow-up': (sandbox) => {
		const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
		return people.filter(({ chat }) => (chat?.unreadCount ?? 0) > 0).length;
	},
};

/** The nodes that lead nowhere; notes on the canvas lead nowhere either. */
function endsOf({ nodes, connections }: Workflow): string[] {
	const ends = nodes.filter(({ name, type }) => !(name in connections) && !/stickyNote/.test(type));
	return ends.map(({ name }) => name);
}

test.describe('Examples', () => {
	/** The agents need a chat model: they have checks of their own. */
	const names = readdirSync(join(REPOSITORY, 'examples'))
		.filter((file) => file.endsWith('.json') && !file.startsWith('ai-agent'))
		.map((file) => file.slice(0, -'.json'.length));

	for (const name of names) {
		test(`${name}.json runs`, async ({ workflows, credential, sandbox, people }) => {
			const workflow = filledIn(await readExample(name), MAIN_SHOP, credential);
			const run = await workflows.run(workflow);
			expect(run.status, run.failure?.message).toBe('success');
			expect(run.itemsOf(workflow.nodes.find(isWachatNode)?.name ?? '')).toHaveLength(people);
			const [last = '', ...others] = endsOf(workflow);
			expect(others, 'it has several ends').toEqual([]);
			expect(RESULTS, 'nobody has said what it has to give').toHaveProperty([name]);
			expect(run.itemsOf(last)).toHaveLength(RESULTS[name]?.(sandbox) ?? NaN);
		});
	}
});
