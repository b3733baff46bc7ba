import assert from 'node:assert/strict';
import type { Setting } from '../setting.mts';
import { credentialWith } from '../workflows.mts';
import type { Editor } from './editor.mts';
import { type BrowserCheck, openWachat } from './scene.mts';

const BRANCH = 'Branch Office – not connected';

async function picks(editor: Editor, setting: Setting): Promise<string> {
	await openWachat(editor, setting, { withoutInstance: true });
	const items = editor.byId('rlc-item');
	await editor.byId('rlc-input').click();
	await items.nth(1).waitFor();
	const all = await items.allInnerTexts();
	assert.equal(all.length, 2, all.join('; '));

	await editor
		.byId('rlc-search')
		.locator('input')
		.or(editor.page.locator('input[data-test-id="rlc-search"]'))
		.fill('branch');
	await items.filter({ hasText: 'Main Shop' }).waitFor({ state: 'detached' });
	await items.filter({ hasText: BRANCH }).click();
	assert.equal(await chosen(editor), BRANCH);
	return all.map((name) => name.trim()).join('; ');
}

async function chosen(editor: Editor): Promise<string> {
	const field = editor.byId('rlc-input');
	return await field
		.locator('input')
		.or(field.and(editor.page.locator('input')))
		.inputValue();
}

async function explainsWrongKey(editor: Editor, setting: Setting): Promise<string> {
	const credential = await credentialWith(setting, { apiKey: 'wrong' });
	await openWachat(editor, setting, { credential, withoutInstance: true });
	await editor.byId('rlc-input').click();
	const error = editor.byId('rlc-error-container');
	await error.getByText('Wachat refused the API key').waitFor();
	return (await error.innerText()).replace(/\s*\n\s*/g, ' | ').trim();
}

async function returnAllHidesLimit(editor: Editor, setting: Setting): Promise<void> {
	await openWachat(editor, setting);
	await editor.parameter('limit').waitFor();
	await editor.parameter('returnAll').click();
	await editor.parameter('limit').waitFor({ state: 'detached' });
}

export const fields: BrowserCheck[] = [
	{ name: 'The Instance list shows, filters and selects', run: picks },
	{ name: 'It says what is wrong when the key is', run: explainsWrongKey },
	{ name: 'Return All hides Limit', run: returnAllHidesLimit },
];
