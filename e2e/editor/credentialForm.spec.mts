import { expect, test } from '../fixtures.mts';
import { hasOwnWords } from '../versions.mts';
import { wachatWorkflow } from '../workflows.mts';
import type { Editor } from './editor.mts';

async function enter(editor: Editor, field: string, text: string): Promise<void> {
	await editor.parameter(field).locator('input').fill(text);
}

async function save(editor: Editor): Promise<void> {
	await editor.byId('credential-save-button').click();
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
	return await text.innerText();
}

test.describe("The credential's form", () => {
	test.beforeEach(async ({ editor, credential }) => {
		await editor.openWachat(wachatWorkflow({}, credential));
		await editor.byId('node-credentials-select').click();
		await editor.byId('node-credentials-select-item-new').click();
	});

	/** As somebody does who has no credential yet, and copies the key wrongly first. */
	test('Red with a wrong key, then green', async ({ editor, sandbox, n8n }) => {
		// Nobody reads the key over a shoulder.
		await expect(editor.parameter('apiKey').locator('input')).toHaveAttribute('type', 'password');
		const baseUrl = editor.parameter('baseUrl').locator('input');
		await expect(baseUrl).toHaveValue('https://app.wachat.net/api/v1');

		await enter(editor, 'apiKey', 'wrong');
		await enter(editor, 'baseUrl', sandbox.baseUrl);
		await save(editor);
		const text = await failure(editor, /Wachat refused|Authorization failed/);
		if (!hasOwnWords(n8n)) expect(text).toMatch(/Wachat refused the API key.*API settings page/);

		await enter(editor, 'apiKey', sandbox.apiKey);
		await save(editor);
		await turnsGreen(editor);
	});

	/** Whoever mistypes the address gets a web page, or nothing that is known there. */
	test('Says what is wrong with the address', async ({ editor, sandbox, n8n }) => {
		await enter(editor, 'apiKey', sandbox.apiKey);
		await enter(editor, 'baseUrl', sandbox.baseUrl.replace('/api/v1', '/elsewhere'));
		await save(editor);
		const text = await failure(editor, /no Wachat API at this address|could not be found/);
		if (!hasOwnWords(n8n)) expect(text).toMatch(/Check the Base URL/);

		sandbox.faults.add({ then: { html: '<!doctype html><h1>Welcome</h1>' } });
		await enter(editor, 'baseUrl', sandbox.baseUrl);
		await save(editor);
		await failure(editor, /answers, but not as the Wachat API does/);
	});
});
