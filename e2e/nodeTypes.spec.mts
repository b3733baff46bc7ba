import assert from 'node:assert/strict';
import { findType } from '../scripts/n8n/listing.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { isRecord } from '../scripts/n8n/rest.mts';
import { CREDENTIAL_TYPE, NODE_TYPE, TOOL_TYPE } from '../scripts/n8n/workflow.mts';
import { expect, test } from './fixtures.mts';

/** What n8n tells of a type, whose icons it shows. */
async function described(
	{ rest, url }: OpenN8n,
	list: 'nodes' | 'credentials',
	name: string,
): Promise<Record<string, unknown>> {
	const found: unknown = await findType(rest, name, list);
	assert(isRecord(found) && isRecord(found.iconUrl), `${name} is not listed, or without icons`);
	const { light, dark } = found.iconUrl;
	expect(light, 'light and dark are the same file').not.toBe(dark);
	for (const icon of [light, dark].map(String)) {
		const response = await fetch(`${url}/${icon}`);
		expect(response.status, icon).toBe(200);
		expect(await response.text(), `${icon} is no picture`).toContain('<svg');
	}
	return found;
}

test.describe('What n8n lists', () => {
	test('The node, with light and dark icon and its categories', async ({ n8n }) => {
		const node = await described(n8n, 'nodes', NODE_TYPE);
		expect(node.displayName).toBe('Wachat');
		expect(node.codex).toMatchObject({ categories: expect.arrayContaining(['Communication']) });
	});

	test('The same as a tool for AI agents', async ({ n8n }) => {
		const tool = await described(n8n, 'nodes', TOOL_TYPE);
		expect(tool.outputs).toEqual(['ai_tool']);
		// Without subcategories, n8n puts it into no group of tools.
		const subcategories: unknown = expect.objectContaining({});
		expect(tool.codex).toMatchObject({ categories: expect.arrayContaining(['AI']), subcategories });
	});

	test('The credential, with light and dark icon', async ({ n8n }) => {
		const credential = await described(n8n, 'credentials', CREDENTIAL_TYPE);
		expect(credential.displayName).toBe('Wachat API');
	});

	test('The package, under Settings → Community nodes', async ({ n8n }) => {
		const packages = await n8n.rest.get('/rest/community-packages');
		expect(packages).toMatchObject([{ packageName: 'n8n-nodes-wachat' }]);
		expect(packages, 'it did not load').not.toMatchObject([{ failedLoading: true }]);
	});
});
