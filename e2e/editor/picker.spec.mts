import { expect, test } from '../fixtures.mts';
import type { Saved } from '../../scripts/n8n/rest.mts';
import { wachatWorkflow, withWachat } from '../workflows.mts';

const BRANCH = 'Branch Office – not connected';

/** No instance chosen yet. */
function unchosen(credential: Saved) {
	const instanceName = { __rl: true, mode: 'list', value: '' };
	const parameters = { resource: 'contact', operation: 'getAll', instanceName };
	return withWachat(wachatWorkflow({}, credential), { parameters });
}

test.describe('The Instance list', () => {
	test('Shows, filters and selects', async ({ editor, credential }) => {
		await editor.openWachat(unchosen(credential));
		const items = editor.byId('rlc-item');
		await editor.byId('rlc-input').click();
		await expect(items).toHaveCount(2);

		const search = editor.byId('rlc-search');
		await search
			.locator('input')
			.or(search.and(editor.page.locator('input')))
			.fill('branch');
		await expect(items.filter({ hasText: 'Main Shop' })).toHaveCount(0);
		await items.filter({ hasText: BRANCH }).click();
		const field = editor.byId('rlc-input');
		await expect(field.locator('input').or(field.and(editor.page.locator('input')))).toHaveValue(
			BRANCH,
		);
	});

	test('Says what is wrong when the key is', async ({ editor, credentialWith }) => {
		const wrong = await credentialWith({ apiKey: 'wrong' });
		await editor.openWachat(unchosen(wrong));
		await editor.byId('rlc-input').click();
		const error = editor.byId('rlc-error-container');
		await expect(error).toContainText('Wachat refused the API key');
	});
});

test.describe('The fields', () => {
	test('Return All hides Limit', async ({ editor, credential }) => {
		await editor.openWachat(wachatWorkflow({}, credential));
		await expect(editor.parameter('limit')).toBeVisible();
		await editor.parameter('returnAll').click();
		await expect(editor.parameter('limit')).toHaveCount(0);
	});
});
