import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '../fixtures.mts';
import { wachatWorkflow } from '../workflows.mts';

test.describe('The output panel', () => {
	test('Execute step shows the contacts as table, JSON and schema', async ({
		editor,
		credential,
		sandbox,
		people,
	}) => {
		await editor.openWachat(wachatWorkflow({ returnAll: true, output: 'simplified' }, credential));
		await editor.executeStep();
		const output = editor.output();
		await expect(output.getByText(`${people} items`)).toBeVisible();
		const [first] = sandbox.list().contacts;
		assert(first?.phone);

		await editor.view('table');
		await expect(output.locator('th', { hasText: 'lastMessageText' })).toBeVisible();
		await expect(output.locator('td', { hasText: first.phone }).first()).toBeVisible();
		await editor.view('json');
		await expect(output.locator('th')).toHaveCount(0);
		await expect(output.getByText('remoteJid').first()).toBeVisible();
		await expect(output.getByText(first.phone).first()).toBeVisible();
		await editor.view('schema');
		const fields = output.getByTestId('run-data-schema-item');
		await expect(fields.getByText('unreadCount')).toBeVisible();
	});

	test('An error shows its message and what to do', async ({ editor, credentialWith }) => {
		const wrong = await credentialWith({ apiKey: 'wrong' });
		await editor.openWachat(wachatWorkflow({}, wrong));
		await editor.executeStep();
		await expect(editor.output().getByTestId('node-error-message')).toContainText(
			/^\s*Wachat refused the API key/,
		);
		await expect(editor.output().getByTestId('node-error-description')).toContainText(
			'Copy the key from the API settings page',
		);
	});

	test('A hint shows when the list kept changing', async ({ editor, credential, sandbox }) => {
		sandbox.beforeRead('every', (list) => list.add());
		await editor.openWachat(wachatWorkflow({ returnAll: true }, credential));
		await editor.executeStep();
		const hint = editor.output().getByText(/3 reads found \d+ different contacts/);
		await expect(hint).toBeVisible();
	});

	test('The stop button stops', async ({ editor, credential, sandbox }) => {
		sandbox.faults.add({ when: { path: '/contacts' }, then: { hang: true } });
		await editor.openWachat(wachatWorkflow({ returnAll: true }, credential));
		await editor.executeStep();
		await expect.poll(() => sandbox.inFlight).toBeGreaterThan(0);
		const asked = sandbox.requests.length;
		await editor.closeNode();
		const stop = editor.byId('stop-execution-button');
		await stop.waitFor();
		const before = Date.now();
		await stop.click();
		await stop.waitFor({ state: 'detached' });
		expect(Date.now() - before).toBeLessThan(3000);
		await sleep(1500);
		expect(sandbox.requests.length, 'something was requested afterwards').toBe(asked);
		expect(sandbox.inFlight, 'the request that was under way goes on').toBe(0);
	});
});
