import { authenticate } from '../../nodes/Wachat/transport/authenticate';
import { UnusableCredential } from '../../nodes/Wachat/transport/credential';

const BASE = 'https://app.wachat.net/api/v1';
const credentials = { apiKey: 'wk_live_1', baseUrl: `${BASE}//` };

/** Request options of any version of n8n. */
async function authenticated(options: object) {
	return await authenticate(credentials, options as never);
}

describe('A request with the credential', () => {
	it.each([
		{ url: `${BASE}/contacts` },
		{ url: BASE },
		{ uri: `${BASE}/contacts?page=1` },
		{ baseURL: `${BASE}/`, url: '//contacts'.slice(1) },
		{ baseURL: 'https://app.wachat.net//', url: 'api/v1/contacts' },
		{ baseURL: 'https://elsewhere.example', url: `${BASE}/contacts` },
		{ baseURL: BASE, url: 'x//y' },
	])('that stays below the Base URL gets the key, and follows no redirect: %j', async (options) => {
		const headers = { accept: 'text/plain', Authorization: 'Basic x' };
		expect(await authenticated({ ...options, headers, json: true })).toEqual({
			...options,
			json: true,
			headers: { accept: 'text/plain', Authorization: 'Bearer wk_live_1' },
			disableFollowRedirect: true,
			followRedirect: false,
			followAllRedirects: false,
		});
	});

	it.each([
		{},
		{ url: '/contacts' },
		{ url: 'not an address' },
		{ url: 'https://app.wachat.net/api/v10' },
		{ url: 'https://app.wachat.net/api' },
		{ url: 'https://elsewhere.example/api/v1' },
		{ url: 'http://app.wachat.net/api/v1' },
		{ baseURL: BASE, url: '//elsewhere.example/contacts' },
		{ baseURL: BASE, url: 'HTTPS://elsewhere.example/api/v1' },
		{ baseURL: 'https://elsewhere.example', url: '/api/v1' },
		{ baseURL: `${BASE}/`, url: '../v2/contacts' },
	])('that goes elsewhere is refused: %j', async (options) => {
		const refused = authenticated(options);
		await expect(refused).rejects.toBeInstanceOf(UnusableCredential);
		await expect(refused).rejects.toMatchObject({
			message: `The Wachat credential may be used for addresses below ${BASE} only`,
			description: expect.stringContaining("change the 'Base URL'") as string,
		});
	});
});
