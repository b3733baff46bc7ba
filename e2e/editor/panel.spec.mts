import { expect, test } from '../fixtures.mts';
import { describesFound } from '../versions.mts';

/** As the panel words the options of 'Event'. */
const TRIGGERS = [
	'On connection changed',
	'On contact created',
	'On contact inactive',
	'On contact updated',
	'On contact waiting',
	'On message received',
];

const ACTIONS = ['Get many contacts', 'Send a text message', 'Get state of an instance'];

test.describe('The node panel', () => {
	test('One entry, Wachat, with its triggers and its actions', async ({ editor, page, n8n }) => {
		await editor.openNewWorkflow();
		await editor.openNodePanel('Wachat');
		const entries = editor.byId('node-creator-item-name');
		await expect(entries.getByText('Wachat', { exact: true })).toHaveCount(1);
		const description = page.getByText(/Follow up on WhatsApp contacts with Wachat/);
		if (describesFound(n8n)) await expect(description).toBeVisible();
		await entries.getByText('Wachat', { exact: true }).click();
		for (const text of TRIGGERS) {
			await expect(page.getByText(text, { exact: true }).first(), text).toBeVisible();
		}
		await page
			.getByText(/^Actions/)
			.first()
			.click();
		for (const text of ACTIONS) {
			await expect(page.getByText(text, { exact: true }).first(), text).toBeVisible();
		}
	});
});
