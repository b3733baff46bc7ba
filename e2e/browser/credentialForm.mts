import assert from 'node:assert/strict';
import type { Setting } from '../setting.mts';
import { hasOwnWords } from '../versions.mts';
import type { Editor } from './editor.mts';
import { type BrowserCheck, openWachat } from './scene.mts';

async function enter(editor: Editor, field: string, text: string): Promise<void> {
	await editor.parameter(field).locator('input').fill(text);
}

/** As somebody does who has no credential yet, and copies the key wrongly first. */
async function createsOne(editor: Editor, setting: Setting): Promise<string> {
	await openWachat(editor, setting);
	await editor.byId('node-credentials-select').click();
	await editor.byId('node-credentials-select-item-new').click();
	const apiKey = editor.parameter('apiKey').locator('input');
	await apiKey.waitFor();
	assert.equal(await apiKey.getAttribute('type'), 'password', 'the key is shown');
	const baseUrl = editor.parameter('baseUrl').locator('input');
	assert.equal(await baseUrl.inputValue(), 'https://app.wachat.net/api/v1');

	await enter(editor, 'apiKey', 'wrong');
	await enter(editor, 'baseUrl', setting.sandbox.baseUrl);
	await editor.byId('credential-save-button').click();
	const text = await failure(editor, /Wachat refused|Authorization failed/);
	if (!hasOwnWords(setting)) assert.match(text, /Wachat refused the API key.*API settings page/);

	await enter(editor, 'apiKey', setting.sandbox.apiKey);
	await editor.byId('credential-save-button').click();
	await turnsGreen(editor);
	return text;
}

/** Whoever mistypes the address gets a web page, or nothing that is known there. */
async function explainsAddress(editor: Editor, setting: Setting): Promise<string> {
	const { baseUrl } = setting.sandbox;
	await openWachat(editor, setting);
	await editor.byId('node-credentials-select').click();
	await editor.byId('node-credentials-select-item-new').click();
	await enter(editor, 'apiKey', setting.sandbox.apiKey);
	await enter(editor, 'baseUrl', baseUrl.replace('/api/v1', '/elsewhere'));
	await editor.byId('credential-save-button').click();
	const nothing = await failure(editor, /no Wachat API at this address|could not be found/);

	setting.sandbox.faults.add({ then: { html: '<!doctype html><h1>Welcome</h1>' } });
	await enter(editor, 'baseUrl', baseUrl);
	await editor.byId('credential-save-button').click();
	const page = await failure(editor, /answers, but not as the Wachat API does/);
	if (!hasOwnWords(setting)) assert.match(nothing, /Check the Base URL/);
	return `${nothing} | ${page}`;
}

async function turnsGreen(editor: Editor): Promise<void> {
	const green = editor.byId('credentials-config-container-test-success');
	const form = editor.byId('editCredential-modal');
	await Promise.any([green.waitFor(), form.waitFor({ state: 'detached' })]);
	if (await green.isVisible()) return;
	// n8n 2.x closes the form that it likes; opening a saved credential tests it again.
	await editor.byId('credential-edit-button').click();
	await green.waitFor();
}

/** The text of the red banner, which newer versions keep behind a click. */
async function failure(editor: Editor, words: RegExp): Promise<string> {
	const more = editor.page.getByText('More details');
	const text = editor.page.getByText(words).first();
	await more.or(text).first().waitFor();
	if (await more.isVisible()) await more.click();
	await text.waitFor();
	return (await text.innerText()).trim();
}

export const credentialForm: BrowserCheck[] = [
	{ name: "The credential's form: red with a wrong key, then green", run: createsOne },
	{ name: 'The form says what is wrong with the address', run: explainsAddress },
];
