import { answerFor, contacts, serve, serveAnswer, serveContacts } from './api.mts';
import { runCredentialTest, runListSearch } from './editor.mts';
import { runNode } from './harness.mts';
import { API_KEY } from './host.mts';

const PASTED_KEYS = [
	` ${API_KEY} `,
	`${API_KEY}\n`,
	`\t${API_KEY}\r\n`,
	`Bearer ${API_KEY}`,
	`bearer   ${API_KEY} `,
	`Authorization: Bearer ${API_KEY}`,
];

describe('The API key', () => {
	it.each(PASTED_KEYS)('is sent clean when pasted as %j', async (apiKey) => {
		const calls = serveContacts(contacts(1));
		const { error } = await runNode({ credentials: { apiKey } });
		await runListSearch('searchInstances', undefined, { apiKey });
		expect(error).toBeUndefined();
		expect(calls.map(({ path }) => path)).toEqual(['/api/v1/contacts', '/api/v1/instance/list']);
		expect(calls.map(({ headers }) => headers.authorization)).toEqual([
			`Bearer ${API_KEY}`,
			`Bearer ${API_KEY}`,
		]);
	});

	it.each(['', '  ', 'Bearer ', 'schlüssel-🙂'])(
		'is refused as %j before any request, by name',
		async (apiKey) => {
			const calls = serveContacts(contacts(1));
			const { error } = await runNode({ credentials: { apiKey } });
			expect(error?.message).toContain('API Key');
			expect(error?.description).toBeTruthy();
			expect(calls).toHaveLength(0);
		},
	);

	it("is each input item's own, if the credential holds an expression", async () => {
		const calls = serveContacts(contacts(1));
		const items = [{ key: 'key-of-the-first' }, { key: 'key-of-the-second' }];
		await runNode({ items, credentials: { apiKey: '={{ $json.key }}' } });
		expect(calls.map(({ headers }) => headers.authorization)).toEqual([
			'Bearer key-of-the-first',
			'Bearer key-of-the-second',
		]);
	});

	it('is tried once if it is wrong', async () => {
		const calls = serveAnswer({ status: 401, body: { error: 'Unauthorized' } });
		await runNode();
		expect(calls).toHaveLength(1);
	});

	it('is never in a URL', async () => {
		const calls = serveContacts(contacts(201));
		await runNode({ parameters: { returnAll: true } });
		await runListSearch('searchInstances');
		expect(calls).toHaveLength(4);
		for (const { url } of calls) expect(url).not.toContain(API_KEY);
	});

	it('does not follow a redirect', async () => {
		const elsewhere = serve(() => ({ body: {} }), 'https://elsewhere.example');
		const calls = serve(() => ({
			status: 302,
			headers: { location: 'https://elsewhere.example/api/v1/contacts' },
		}));
		const { error } = await runNode();
		await expect(runListSearch('searchInstances')).rejects.toThrow();
		expect(error?.message).toBeTruthy();
		expect(calls).toHaveLength(2);
		expect(elsewhere).toHaveLength(0);
	});
});

describe('The base URL', () => {
	it.each([
		['https://app.wachat.net/api/v1/', 'https://app.wachat.net/api/v1/contacts'],
		[' https://app.wachat.net/api/v1// \n', 'https://app.wachat.net/api/v1/contacts'],
		['HTTPS://Gateway.Example:8443/v2', 'https://gateway.example:8443/v2/contacts'],
		['https://gateway.example', 'https://gateway.example/contacts'],
		['http://localhost:4010/api/v1', 'http://localhost:4010/api/v1/contacts'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010/contacts'],
	])('%j is asked at %s', async (baseUrl, address) => {
		const calls = serve(() => ({ status: 404 }), new URL(address).origin);
		await runNode({ credentials: { baseUrl } });
		expect(calls[0].url.split('?')[0]).toBe(address);
	});

	it.each([
		'http://app.wachat.net/api/v1',
		'http://localhost.example.com',
		'http://127.0.0.1.example.com',
		'http://user@localhost@app.wachat.net',
		'https://user:password@app.wachat.net/api/v1',
		'https://user@app.wachat.net/api/v1',
		'https://app.wachat.net/api/v1?key=1',
		'https://app.wachat.net/api/v1#part',
		'ftp://app.wachat.net',
		'app.wachat.net/api/v1',
		'/api/v1',
		'javascript:alert(1)',
		' ',
	])('%j is refused before any request, by name', async (baseUrl) => {
		const calls = serveContacts(contacts(1));
		const insecure = serve(() => ({ status: 404 }), 'http://app.wachat.net');
		const { error } = await runNode({ credentials: { baseUrl } });
		expect(error?.message).toContain('Base URL');
		expect(error?.description).toBeTruthy();
		await expect(runListSearch('searchInstances', '', { baseUrl })).rejects.toThrow('Base URL');
		expect([...calls, ...insecure]).toHaveLength(0);
	});
});

describe('An address that is hard to judge', () => {
	const ADDRESSES = [
		'https://app.wachat.net/api/v1',
		'HTTPS://app.wachat.net/api/v1/',
		'http://localhost:4010/api/v1',
		'http://127.0.0.1:4010',
		'http://[::1]:4010',
		'http://127.1',
		'http://localhost.example.com',
		'http://localhost@app.example.com',
		'https://me@app.example.com',
		'https://app.example.com?',
		'https://app.example.com/#',
		'https:/app.example.com',
		'https:\\\\app.example.com',
		'http://localhost\\.example.com',
		'ftp://app.example.com',
	];

	it.each(ADDRESSES)(
		"is judged the same by the credential's test and by the node: %s",
		async (baseUrl) => {
			const origin = URL.canParse(baseUrl) ? new URL(baseUrl).origin : '';
			const wire = origin.startsWith('http') ? origin : 'https://app.example.com';
			const calls = serve((call) => answerFor(call, contacts(1)), wire);
			const { status } = await runCredentialTest({ baseUrl });
			const sentByTest = calls.length;
			const { error } = await runNode({ credentials: { baseUrl } });
			expect(status === 'OK').toBe(error === undefined);
			expect(sentByTest).toBe(calls.length - sentByTest);
			for (const { headers } of calls) expect(headers.authorization).toBe(`Bearer ${API_KEY}`);
		},
	);
});
