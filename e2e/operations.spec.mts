import { expect, test } from './fixtures.mts';
import { BRANCH, WACHAT, wachatWorkflow } from './workflows.mts';

test.describe('Looking up', () => {
	test('Contact: Get finds one person by the number, however it is written', async ({
		workflows,
		sandbox,
	}) => {
		const somebody = sandbox.list().contacts.find(({ isGroup }) => !isGroup);
		const phone = `+${somebody?.phone.replace(/^(\d)(\d{3})(\d{3})/, '$1 ($2) $3-') ?? ''}`;
		const run = await workflows.runWachat({ operation: 'get', phone, output: 'simplified' });
		expect(run.status, run.failure?.message).toBe('success');
		expect(run.itemsOf(WACHAT)).toMatchObject([{ id: somebody?.id, phone: somebody?.phone }]);
	});

	test('Contact: Get of nobody is an error with the code 404', async ({ workflows }) => {
		const run = await workflows.runWachat({ operation: 'get', phone: '+62 812-3456-789' });
		expect(run.failure).toMatchObject({
			message: expect.stringContaining('has the phone number 628123456789'),
			httpCode: '404',
		});
	});
});

test.describe('Instances', () => {
	test('Get Many gives all of them, and those that are connected', async ({ workflows }) => {
		const all = await workflows.runWachat({ resource: 'instance', returnAll: true });
		expect(all.itemsOf(WACHAT)).toHaveLength(2);
		const connected = await workflows.runWachat({ resource: 'instance', state: 'connected' });
		expect(connected.itemsOf(WACHAT)).toMatchObject([{ displayName: 'Main Shop', state: 'open' }]);
	});

	test('Get State tells whether one is connected', async ({ workflows }) => {
		const run = await workflows.runWachat({ resource: 'instance', operation: 'get' });
		expect(run.itemsOf(WACHAT)).toMatchObject([{ instanceName: 'Main Shop', state: 'open' }]);
	});

	test('Get QR Code gives a picture, and says when there is none', async ({
		workflows,
		credential,
	}) => {
		const operation = { resource: 'instance', operation: 'getQrCode' };
		const run = await workflows.run(wachatWorkflow(operation, credential, { instance: BRANCH }));
		expect(run.itemsOf(WACHAT)).toMatchObject([
			{ fileName: 't1_sandbox_branch_office-qr.png', mimeType: 'image/png' },
		]);
		const connected = await workflows.runWachat(operation);
		expect(connected.failure?.message).toMatch(/already connected to WhatsApp/);
	});
});
