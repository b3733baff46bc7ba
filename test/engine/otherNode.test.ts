import { serve } from './api.mts';
import { everythingIn } from './everythingIn.mts';
import { API_KEY } from './host.mts';
import { sendByHttpRequest, sendElsewhere } from './otherNode.mts';

const BASE = 'https://app.wachat.net/api/v1';

const WAYS: Array<[name: string, send: (address: string) => Promise<unknown>]> = [
	['a node', async (url) => await sendElsewhere({ url, method: 'GET' })],
	['HTTP Request', async (uri) => await sendByHttpRequest({ uri, method: 'GET' })],
];

describe.each(WAYS)('The key in the hands of %s', (_, send) => {
	it.each([
		`${BASE}/contacts?page=1`,
		BASE,
		'HTTPS://APP.wachat.net:443/api/v1/instance/list',
		`${BASE}/x/../contacts`,
	])('goes to %s', async (address) => {
		const calls = serve(() => ({ body: { success: true } }));
		await send(address);
		expect(calls.map(({ headers }) => headers.authorization)).toEqual([`Bearer ${API_KEY}`]);
	});

	it.each([
		'https://elsewhere.example/api/v1/contacts',
		'https://app.wachat.net.elsewhere.example/api/v1/contacts',
		'https://app.wachat.net@elsewhere.example/api/v1/contacts',
		'https://elsewhere.example\\@app.wachat.net/api/v1/contacts',
		'https://app.wachat.net:8443/api/v1/contacts',
		'http://app.wachat.net/api/v1/contacts',
		'https://app.wachat.net/api/v10/contacts',
		'https://app.wachat.net/contacts',
		`${BASE}/../v2/contacts`,
		`${BASE}/%2e%2e/v2/contacts`,
		`${BASE}\\..\\v2/contacts`,
	])('does not go to %s, and nothing else does', async (address) => {
		const calls = ['app.wachat.net', 'app.wachat.net:8443', 'elsewhere.example']
			.flatMap((host) => [`https://${host}`, `http://${host}`])
			.map((origin) => serve(() => ({ body: {} }), origin));
		const failure = await send(address).catch((error: Error) => error);
		expect(failure).toMatchObject({ message: expect.stringContaining(`below ${BASE} only`) });
		expect(everythingIn(failure)).not.toContain(API_KEY);
		expect(calls.flat()).toHaveLength(0);
	});

	it('does not follow a redirect', async () => {
		const elsewhere = serve(() => ({ body: {} }), 'https://elsewhere.example');
		serve(() => ({ status: 302, headers: { location: 'https://elsewhere.example/' } }));
		await send(`${BASE}/contacts`).catch(() => undefined);
		expect(elsewhere).toHaveLength(0);
	});
});

describe('An address in two parts', () => {
	it.each([
		[BASE, '/contacts'],
		[`${BASE}/`, 'contacts'],
		['https://app.wachat.net', 'api/v1/contacts'],
		['https://elsewhere.example', `${BASE}/contacts`],
	])('is judged as it is sent: %s and %s', async (baseURL, url) => {
		const calls = serve(() => ({ body: {} }));
		await sendElsewhere({ baseURL, url });
		expect(calls.map(({ path }) => path)).toEqual(['/api/v1/contacts']);
		expect(calls[0].headers.authorization).toBe(`Bearer ${API_KEY}`);
	});

	it.each([
		[BASE, 'https://elsewhere.example/api/v1/contacts'],
		[BASE, '//elsewhere.example/api/v1/contacts'],
		[BASE, '../v2/contacts'],
		['https://elsewhere.example/api/v1', '/contacts'],
		['', '/contacts'],
	])('is refused: %j and %s', async (baseURL, url) => {
		const calls = ['https://app.wachat.net', 'https://elsewhere.example'].map((origin) =>
			serve(() => ({ body: {} }), origin),
		);
		await expect(sendElsewhere({ baseURL, url })).rejects.toThrow(`below ${BASE} only`);
		expect(calls.flat()).toHaveLength(0);
	});
});

describe('A credential that cannot be used', () => {
	it.each([
		[{ baseUrl: 'http://app.wachat.net/api/v1' }, "'Base URL'"],
		[{ apiKey: '' }, "'API Key'"],
	])('sends nothing, and says why: %j', async (credentials, field) => {
		const calls = serve(() => ({ body: {} }), 'http://app.wachat.net');
		const url = 'http://app.wachat.net/api/v1/contacts';
		await expect(sendElsewhere({ url }, credentials)).rejects.toThrow(field);
		expect(calls).toHaveLength(0);
	});
});
