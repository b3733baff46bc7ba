import type { IExecuteFunctions } from 'n8n-workflow';

import { createClient } from '../../nodes/Wachat/transport/wachatRequest';
import { API_KEY, n8nWith, ok, options } from './n8nWith';

describe('the client', () => {
	it('sends the key through the credential, to its base URL, and takes nothing for granted', async () => {
		const { context, sent, mocks } = n8nWith([ok({ success: true, total: 1 })]);
		const client = await createClient(context, options);
		await expect(client.get('/contacts', { page: 1 })).resolves.toEqual({
			success: true,
			total: 1,
		});
		expect(mocks.getCredentials).toHaveBeenCalledWith('wachatApi', 2);
		expect(sent).toEqual([
			{
				credential: 'wachatApi',
				data: { apiKey: ` Bearer ${API_KEY}`, baseUrl: 'https://wachat.example/v1/' },
				options: {
					method: 'GET',
					url: 'https://wachat.example/v1/contacts',
					qs: { page: 1 },
					headers: { Accept: 'application/json', 'Cache-Control': 'no-cache' },
					timeout: 1000,
					disableFollowRedirect: true,
					ignoreHttpStatusErrors: true,
					returnFullResponse: true,
					encoding: 'arraybuffer',
				},
			},
		]);
	});

	it('makes its options anew for each request, as n8n writes into them', async () => {
		const { context, sent } = n8nWith([ok({}), ok({})]);
		const client = await createClient(context, options);
		await client.get('/instance/list');
		await client.get('/instance/list');
		expect(sent[0].options).not.toBe(sent[1].options);
		expect(sent[0].options.qs).toEqual({});
	});

	it('sends nothing to an unsafe address', async () => {
		const { context, sent } = n8nWith([], undefined, 'http://wachat.example');
		await expect(createClient(context, options)).rejects.toThrow('https://');
		expect(sent).toEqual([]);
	});

	it('takes the key out of whatever comes back', async () => {
		const echo = { statusCode: 200, body: `{"contacts":[{"id":1,"notes":"${API_KEY}"}]}` };
		const refusal = { statusCode: 403, body: `{"error":"Key ${API_KEY} has expired"}` };
		const { context } = n8nWith([echo, refusal, new Error(`Cannot send ${API_KEY}`)]);
		const client = await createClient(context, options);
		await expect(client.get('/contacts')).resolves.toEqual({
			contacts: [{ id: 1, notes: '[API key removed]' }],
		});
		await expect(client.get('/contacts')).rejects.toMatchObject({
			kind: 'forbidden',
			details: { text: 'Key [API key removed] has expired' },
		});
		const other = await createClient(
			n8nWith([new Error(`Cannot send ${API_KEY}`)]).context,
			options,
		);
		await expect(other.get('/contacts')).rejects.toMatchObject({
			kind: 'unclear',
			message: 'Cannot send [API key removed]',
		});
	});

	it('passes on what the headers say', async () => {
		const later = {
			'retry-after': 'Sat, 13 Jun 2026 09:05:00 GMT',
			date: 'Sat, 13 Jun 2026 09:00:00 GMT',
		};
		const elsewhere = { location: 'https://elsewhere.example/x' };
		const { context } = n8nWith([
			{ statusCode: 302, headers: elsewhere, body: '' },
			{ statusCode: 429, headers: later, body: '' },
		]);
		const redirected = await createClient(context, options);
		await expect(redirected.get('/contacts')).rejects.toMatchObject({
			details: { location: 'https://elsewhere.example' },
		});
		const limited = await createClient(context, options);
		await expect(limited.get('/contacts')).rejects.toMatchObject({
			details: { retryAfter: 300_000 },
		});
	});

	it('takes the key out of where a redirect leads', async () => {
		const headers = { location: `https://${API_KEY}.example/x` };
		const { context } = n8nWith([{ statusCode: 302, headers, body: '' }]);
		const client = await createClient(context, options);
		const failure = await client.get('/contacts').catch((error: Error) => error);
		expect(failure).toMatchObject({ kind: 'redirect' });
		expect(JSON.stringify(failure)).not.toContain(API_KEY);
	});

	it('reads a body that begins with a byte order mark', async () => {
		const { context } = n8nWith([{ statusCode: 200, body: Buffer.from('\ufeff{"total":1}') }]);
		const client = await createClient(context, options);
		await expect(client.get('/contacts')).resolves.toEqual({ total: 1 });
	});

	it('understands a body that n8n has parsed already, and one that is missing', async () => {
		const { context } = n8nWith([
			{ statusCode: 200, body: { total: 1 } },
			{ statusCode: 200, body: undefined },
			{ statusCode: 200, body: null },
			ok({ total: 2 }),
		]);
		const client = await createClient(context, options);
		await expect(client.get('/contacts')).resolves.toEqual({ total: 1 });
		// The one that is missing is asked for again.
		await expect(client.get('/contacts')).resolves.toEqual({ total: 2 });
	});

	it('repeats what may pass', async () => {
		const { context, sent } = n8nWith([{ statusCode: 503, body: '' }, ok({ total: 1 })]);
		const client = await createClient(context, options);
		await expect(client.get('/contacts')).resolves.toEqual({ total: 1 });
		expect(sent).toHaveLength(2);
	});

	it('sends nothing once it is closed, or stop was pressed', async () => {
		const { context, sent } = n8nWith([ok({})]);
		const closed = await createClient(context, options);
		closed.close();
		await expect(closed.get('/contacts')).rejects.toMatchObject({ kind: 'stopped' });
		const stopped = n8nWith([ok({})], AbortSignal.abort());
		const client = await createClient(stopped.context, options);
		await expect(client.get('/contacts')).rejects.toMatchObject({ kind: 'stopped' });
		expect([...sent, ...stopped.sent]).toEqual([]);
	});

	it('works in an n8n that cannot tell of a stop', async () => {
		const { context } = n8nWith([ok({ total: 1 })]);
		delete (context as Partial<IExecuteFunctions>).getExecutionCancelSignal;
		const client = await createClient(context, options);
		await expect(client.get('/contacts')).resolves.toEqual({ total: 1 });
	});
});
