import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { PEOPLE, type Setting } from '../setting.mts';
import { credentialWith } from '../workflows.mts';
import type { Editor } from './editor.mts';
import { type BrowserCheck, openWachat } from './scene.mts';

async function showsItems(editor: Editor, setting: Setting): Promise<void> {
	await openWachat(editor, setting, { parameters: { returnAll: true, output: 'simplified' } });
	await editor.executeStep();
	const output = editor.output();
	await output.getByText(`${PEOPLE} items`).waitFor();
	const [first] = setting.sandbox.list().contacts;
	assert(first?.phone);

	await editor.view('table');
	await output.locator('th', { hasText: 'lastMessageText' }).waitFor();
	await output.locator('td', { hasText: first.phone }).first().waitFor();
	await editor.view('json');
	await output.locator('th').first().waitFor({ state: 'detached' });
	await output.getByText('remoteJid').first().waitFor();
	await output.getByText(first.phone).first().waitFor();
	await editor.view('schema');
	await output.getByTestId('run-data-schema-item').getByText('unreadCount').waitFor();
}

async function showsError(editor: Editor, setting: Setting): Promise<string> {
	const credential = await credentialWith(setting, { apiKey: 'wrong' });
	await openWachat(editor, setting, { credential });
	await editor.executeStep();
	const message = editor.output().getByTestId('node-error-message');
	const description = editor.output().getByTestId('node-error-description');
	await message.getByText(/^Wachat refused the API key/).waitFor();
	await description.getByText(/Copy the key from the API settings page/).waitFor();
	return await message.innerText();
}

async function showsHint(editor: Editor, setting: Setting): Promise<void> {
	setting.sandbox.beforeRead('every', (list) => list.add());
	await openWachat(editor, setting, { parameters: { returnAll: true } });
	await editor.executeStep();
	await editor
		.output()
		.getByText(/3 reads found \d+ different contacts/)
		.waitFor();
}

async function stops(editor: Editor, setting: Setting): Promise<string> {
	const { sandbox } = setting;
	sandbox.faults.add({ when: { path: '/contacts' }, then: { hang: true } });
	await openWachat(editor, setting, { parameters: { returnAll: true } });
	await editor.executeStep();
	const deadline = Date.now() + 10_000;
	while (sandbox.inFlight === 0) {
		assert(Date.now() < deadline, 'the node asked for nothing');
		await sleep(50);
	}
	const asked = sandbox.requests.length;
	await editor.closeNode();
	const stop = editor.byId('stop-execution-button');
	await stop.waitFor();
	const before = Date.now();
	await stop.click();
	await stop.waitFor({ state: 'detached' });
	const took = Date.now() - before;
	assert(took < 3000, `it took ${took} ms`);
	await sleep(1500);
	assert.equal(sandbox.requests.length, asked, 'something was requested afterwards');
	assert.equal(sandbox.inFlight, 0, 'the request that was under way goes on');
	return `${took} ms`;
}

export const outputs: BrowserCheck[] = [
	{ name: 'Execute step shows the contacts as table, JSON and schema', run: showsItems },
	{ name: 'An error shows its message and what to do', run: showsError },
	{ name: 'A hint shows when the list kept changing', run: showsHint },
	{ name: 'The stop button stops', run: stops },
];
