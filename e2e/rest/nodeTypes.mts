import assert from 'node:assert/strict';
import { isRecord } from '../../scripts/n8n/rest.mts';
import { NODE_TYPE, TOOL_TYPE } from '../../scripts/n8n/workflow.mts';
import type { Part } from '../checks.mts';
import type { Setting } from '../setting.mts';

type Description = Record<string, unknown>;

async function described({ rest }: Setting, list: string, name: string): Promise<Description> {
	const types = await rest.get(`/types/${list}.json`);
	assert(Array.isArray(types), `/types/${list}.json holds no list`);
	const found = types.find((type: unknown) => isRecord(type) && type.name === name);
	assert(isRecord(found), `${name} is not in /types/${list}.json`);
	return found;
}

async function showsIcons({ url }: Setting, { iconUrl }: Description): Promise<void> {
	assert(isRecord(iconUrl), `no light and dark icon: ${JSON.stringify(iconUrl)}`);
	const icons = [iconUrl.light, iconUrl.dark].map(String);
	assert.notEqual(icons[0], icons[1], 'light and dark are the same file');
	for (const icon of icons) {
		const response = await fetch(`${url}/${icon}`);
		assert.equal(response.status, 200, `${icon} answers with ${response.status}`);
		assert.match(await response.text(), /<svg/, `${icon} is no picture`);
	}
}

async function nodeIsListed(setting: Setting): Promise<string> {
	const node = await described(setting, 'nodes', NODE_TYPE);
	await showsIcons(setting, node);
	assert.equal(node.displayName, 'Wachat');
	assert(isRecord(node.codex) && Array.isArray(node.codex.categories), 'no codex category');
	assert(node.codex.categories.includes('Communication'), JSON.stringify(node.codex));
	return node.codex.categories.join(', ');
}

async function toolIsListed(setting: Setting): Promise<void> {
	const tool = await described(setting, 'nodes', TOOL_TYPE);
	await showsIcons(setting, tool);
	assert.deepEqual(tool.outputs, ['ai_tool']);
	const { categories, subcategories } = isRecord(tool.codex) ? tool.codex : {};
	assert(Array.isArray(categories) && categories.includes('AI'), JSON.stringify(tool.codex));
	assert(isRecord(subcategories), 'n8n puts it into no group of tools');
}

async function credentialIsListed(setting: Setting): Promise<void> {
	const credential = await described(setting, 'credentials', 'wachatApi');
	await showsIcons(setting, credential);
	assert.equal(credential.displayName, 'Wachat API');
}

async function packageIsListed({ rest }: Setting): Promise<string> {
	const packages = await rest.get('/rest/community-packages');
	assert(Array.isArray(packages) && packages.length === 1, JSON.stringify(packages));
	const { packageName, installedVersion, failedLoading } = packages[0] as Record<string, unknown>;
	assert.equal(packageName, 'n8n-nodes-wachat');
	assert(failedLoading !== true, 'n8n says that it did not load');
	return String(installedVersion);
}

export const nodeTypes: Part = {
	title: 'What n8n lists',
	checks: [
		{ name: 'The node, with light and dark icon and its categories', run: nodeIsListed },
		{ name: 'The same as a tool for AI agents', run: toolIsListed },
		{ name: 'The credential, with light and dark icon', run: credentialIsListed },
		{ name: 'The package, under Settings → Community nodes', run: packageIsListed },
	],
};
