import { contacts, serve, serveContacts, type Answer } from './api.mts';
import { runCredentialTest } from './editor.mts';
import { API_KEY } from './host.mts';

describe("The credential's test", () => {
	it('is green if the API knows the key', async () => {
		const calls = serveContacts(contacts(0));
		const { status } = await runCredentialTest({ apiKey: ` Bearer ${API_KEY}\n` });
		expect(status).toBe('OK');
		expect(calls).toHaveLength(1);
		expect(calls[0].path).toBe('/api/v1/instance/list');
		expect(calls[0].headers.authorization).toBe(`Bearer ${API_KEY}`);
	});

	it('is green with a base URL that ends in a slash', async () => {
		const calls = serveContacts(contacts(0));
		const { status } = await runCredentialTest({ baseUrl: 'https://app.wachat.net/api/v1/' });
		expect(status).toBe('OK');
		expect(calls[0].path).toBe('/api/v1/instance/list');
	});

	it('tells where to get a key if this one is wrong', async () => {
		serve(() => ({ status: 401, body: { error: 'Unauthorized' } }));
		const { status, message } = await runCredentialTest();
		expect(status).toBe('Error');
		expect(message).toMatch(/key/i);
		expect(message).toMatch(/wachat/i);
		expect(message).toMatch(/settings/i);
	});

	it.each<[string, Answer]>([
		['a web page', { body: '<!doctype html><title>Welcome</title>' }],
		['an empty answer', { body: '' }],
		['JSON that is not an answer', { body: [] }],
		['an answer without success', { body: { instances: [] } }],
		['success: false', { body: { success: false, error: 'No' } }],
		['success: null', { body: { success: null } }],
		['403', { status: 403, body: { error: 'Plan expired' } }],
		['404', { status: 404, body: '<html></html>' }],
		['500', { status: 500, body: { success: true } }],
		['503', { status: 503 }],
	])('is red for %s', async (_, answer) => {
		serve(() => answer);
		const { status, message } = await runCredentialTest();
		expect(status).toBe('Error');
		expect(message).toBeTruthy();
		expect(message).not.toContain(API_KEY);
	});

	it('is red for a redirect, which it does not follow', async () => {
		const elsewhere = serve(() => ({ body: { success: true } }), 'https://elsewhere.example');
		serve(() => ({ status: 301, headers: { location: 'https://elsewhere.example/' } }));
		expect((await runCredentialTest()).status).toBe('Error');
		expect(elsewhere).toHaveLength(0);
	});

	it.each(['http://app.wachat.net/api/v1', 'http://localhost.example.com'])(
		'does not send the key to %s',
		async (baseUrl) => {
			const calls = serve(() => ({ body: { success: true } }), new URL(baseUrl).origin);
			expect((await runCredentialTest({ baseUrl })).status).toBe('Error');
			expect(calls).toHaveLength(0);
		},
	);
});
