import {
	certainlyNotTaken,
	type RequestFailure,
} from '../../nodes/Wachat/transport/requestFailure';
import { createClient } from '../../nodes/Wachat/transport/wachatRequest';
import { API_KEY, n8nWith, ok, options, type Reply } from './n8nWith';

const text = (body: string, statusCode = 200): Reply => ({ statusCode, body: Buffer.from(body) });

const busy: Reply = { statusCode: 429, body: '' };

async function failureOf(work: Promise<unknown>): Promise<RequestFailure> {
	return await work.then(() => Promise.reject(new Error('It succeeded'))).catch((error) => error);
}

/** Lets a request get under way, without any time passing. */
async function aLittle(): Promise<void> {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

describe('something that is sent', () => {
	it('goes through the credential, as JSON, and follows no redirect', async () => {
		const { context, sent } = n8nWith([ok({ success: true })]);
		const client = await createClient(context, options);
		await client.post('/send', { type: 'text', to: '1' });
		expect(sent).toEqual([
			{
				credential: 'wachatApi',
				data: expect.objectContaining({ apiKey: ` Bearer ${API_KEY}` }),
				options: expect.objectContaining({
					method: 'POST',
					url: 'https://wachat.example/v1/send',
					body: '{"type":"text","to":"1"}',
					headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
					disableFollowRedirect: true,
				}),
			},
		]);
	});

	it.each<[string, Reply, number, unknown]>([
		['JSON', ok({ success: true, queued: 1 }), 200, { success: true, queued: 1 }],
		['JSON without success', text('{"queued":1}', 202), 202, { queued: 1 }],
		['success: 1', text('{"success":1}'), 200, { success: 1 }],
		['another JSON value', text('[1,"x"]'), 200, [1, 'x']],
		['a JSON text', text('"queued"'), 200, 'queued'],
		['plain text', text('Message queued\n'), 200, 'Message queued\n'],
		['text that begins like JSON', text('[OK] "queued'), 200, '[OK] "queued'],
		['nothing', text(''), 200, null],
		['no body at all', { statusCode: 204, body: undefined }, 204, null],
		['JSON null', text('null'), 200, null],
		['the key', text(`{"key":"${API_KEY}"}`), 200, { key: '[API key removed]' }],
		['the key in a text', text(`Took it: ${API_KEY}.`), 200, 'Took it: [API key removed].'],
		['the key in a bad list', text(`["${API_KEY}",]`), 200, '["[API key removed]",]'],
		['a list', text('[{"success":true},{"queued":1}]'), 200, [{ success: true }, { queued: 1 }]],
		[
			'no behind a yes',
			text('{"success":true,"a":{"success":false}}'),
			200,
			{ success: true, a: { success: false } },
		],
		...['Notice: x\n{"success":true}', '{"success":true}\n{"queued":1}', 'Queued {id:5}'].map(
			(said): [string, Reply, number, unknown] => [said, text(said), 200, said],
		),
		['numbers', text('[1,0]'), 200, [1, 0]],
		...[
			{ status: 'queued', progress: { success: 0, failed: 0, pending: 1 } },
			{ data: { success: 'Message queued' } },
			{ callbacks: { success: 'https://a.example', error: 'https://b.example' } },
			{ instance: { lastDisconnect: { error: { code: 515 } } } },
			{ key: { id: 'A1' }, status: 'PENDING', error: null },
			[{ id: 1, error: '' }],
		].map((said): [string, Reply, number, unknown] => [JSON.stringify(said), ok(said), 200, said]),
		...[
			'{"error":null,"id":1,}',
			"{'error': None}",
			'{"error":"","id":1} ok',
			'no error: queued',
		].map((said): [string, Reply, number, unknown] => [said, text(said), 200, said]),
		['a thousand brackets', text('['.repeat(1e3) + ']'.repeat(1e3)), 200, expect.anything()],
	])('may be answered with %s', async (_what, reply, status, body) => {
		const client = await createClient(n8nWith([reply]).context, options);
		await expect(client.post('/send/text', {})).resolves.toEqual({ status, body });
	});

	it.each<[string, Reply | Error, string, boolean]>([
		['400', text('{"error":"Bad number"}', 400), 'rejected', true],
		['401', text('', 401), 'unauthorized', true],
		['403', text('', 403), 'forbidden', true],
		['404', text('', 404), 'rejected', true],
		['301', text('', 301), 'redirect', true],
		['302', text('', 302), 'redirect', false],
		['303', text('', 303), 'redirect', false],
		['307', text('', 307), 'redirect', true],
		['308', text('', 308), 'redirect', true],
		['408', text('', 408), 'timeout', false],
		['500', text('', 500), 'serverDown', false],
		['503', text('', 503), 'serverDown', false],
		['success: false', text('{"success":false}'), 'rejected', true],
		['success: 0', text('{"success":0}'), 'rejected', true],
		['success: "false"', text('{"success":"false"}'), 'rejected', true],
		['success: null', text('{"success":null}'), 'rejected', false],
		['success: "perhaps"', text('{"success":"perhaps"}'), 'rejected', false],
		['an error without success', text('{"error":"Queue is slow"}'), 'rejected', false],
		...[
			'false',
			'[{"success":false}]',
			'[[{"success":"false"}]]',
			'{"results":[{"success":false}]}',
			'[{"id":1},{"error":"Slow"}]',
			'{"data":{"error":"Slow"}}',
			'{"results":[{"success":0,"error":"Slow"}]}',
			'[{"data":{"error":{"code":404}}}]',
			'"false"',
			'"{\\"success\\":false}"',
			'{"error":"Slow",}',
			"{'error': 'Slow'}",
			'{"id":1}\n{"error":{"code":1}}',
			'Notice: x\n[{"id":1},{"error":"Slow"}]',
			'{"success":false} <!-- 9 ms -->',
			'Notice: x\n{"success":false}',
			'Notice: x\n{"error":"Slow"}',
			'{"success":false,}',
			"{'success': False}",
			'{"success":true}{"success":false}',
			'success=0',
		].map((said): [string, Reply, string, boolean] => [said, text(said), 'rejected', false]),
		['a web page', text('<html>'), 'webPage', false],
		['JSON cut short', text('{"success":tr'), 'disconnected', false],
		['a reset', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'disconnected', false],
		[
			'a reset before the connection was there',
			Object.assign(new Error('x'), { code: 'ECONNRESET', syscall: 'connect' }),
			'disconnected',
			true,
		],
		[
			'a connection that took too long to open',
			Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'connect' }),
			'timeout',
			true,
		],
		[
			'an answer that took too long to come',
			Object.assign(new Error('x'), { code: 'ETIMEDOUT', syscall: 'read' }),
			'timeout',
			false,
		],
		[
			'a handshake that broke off',
			Object.assign(
				new Error(
					'Client network socket disconnected before secure TLS connection was established',
				),
				{ code: 'ECONNRESET' },
			),
			'disconnected',
			true,
		],
		[
			'no way',
			Object.assign(new Error('x'), { code: 'ENETUNREACH', syscall: 'connect' }),
			'unreachable',
			true,
		],
		[
			'a way that ended',
			Object.assign(new Error('x'), { code: 'EHOSTUNREACH', syscall: 'read' }),
			'unreachable',
			false,
		],
		[
			'a bad certificate',
			Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }),
			'certificate',
			true,
		],
		['something never seen', new Error('x'), 'unclear', false],
	])(
		'fails for %s, once, and it is known what may be known',
		async (_what, reply, kind, notTaken) => {
			const { context, sent } = n8nWith([reply, ok({ success: true })]);
			const client = await createClient(context, options);
			const failure = await failureOf(client.post('/send/text', {}));
			expect(failure.kind).toBe(kind);
			expect(certainlyNotTaken(failure)).toBe(notTaken);
			expect(failure.details.waited).toBeUndefined();
			expect(sent).toHaveLength(1);
		},
	);

	it.each<[string, Reply | Error]>([
		['a rate limit', busy],
		['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
		['a name that does not resolve', Object.assign(new Error('x'), { code: 'EAI_AGAIN' })],
	])('is sent again after %s', async (_what, reply) => {
		const { context, sent } = n8nWith([reply, ok({ success: true })]);
		const client = await createClient(context, options);
		await expect(client.post('/send/text', {})).resolves.toMatchObject({ status: 200 });
		expect(sent).toHaveLength(2);
	});

	it("shows the API's words", async () => {
		const client = await createClient(
			n8nWith([text('{"error":"Not on WhatsApp"}')]).context,
			options,
		);
		await expect(client.post('/send/text', {})).rejects.toMatchObject({
			details: { text: 'Not on WhatsApp' },
		});
	});

	it('was not sent if stop was pressed before, or while it waited to be sent again', async () => {
		const early = n8nWith([], AbortSignal.abort());
		const stopped = await failureOf((await createClient(early.context, options)).post('/send', {}));
		expect([stopped.kind, certainlyNotTaken(stopped)]).toEqual(['stopped', true]);
		const controller = new AbortController();
		const { context, sent } = n8nWith([busy, ok({})], controller.signal);
		const client = await createClient(context, { ...options, retryTime: 60_000 });
		const waiting = failureOf(client.post('/send', {}));
		await aLittle();
		controller.abort();
		const failure = await waiting;
		expect([failure.kind, certainlyNotTaken(failure)]).toEqual(['stopped', true]);
		expect(sent).toHaveLength(1);
	});

	it('may have been taken if stop is pressed, or time runs out, before the answer is here', async () => {
		const controller = new AbortController();
		const { context, mocks } = n8nWith([], controller.signal);
		mocks.helpers.httpRequestWithAuthentication = async () => await new Promise(() => undefined);
		const stopped = failureOf((await createClient(context, options)).post('/send', {}));
		await aLittle();
		controller.abort();
		expect([(await stopped).kind, certainlyNotTaken(await stopped)]).toEqual(['stopped', false]);
		const never = n8nWith([]);
		never.mocks.helpers.httpRequestWithAuthentication = async () =>
			await new Promise(() => undefined);
		const late = await createClient(never.context, { ...options, timeout: 20 });
		const failure = await failureOf(late.post('/send', {}));
		expect([failure.kind, certainlyNotTaken(failure)]).toEqual(['timeout', false]);
	});
});

describe('bytes that are asked for', () => {
	const get = async (...replies: Reply[]) =>
		await (await createClient(n8nWith(replies).context, options)).getBytes('/instance/qr/image');

	it('are asked for afresh, and may be JSON as well', async () => {
		const { context, sent } = n8nWith([text('x')]);
		await (
			await createClient(context, options)
		).getBytes('/instance/qr/image', { instanceName: 'a' });
		expect(sent[0].options).toMatchObject({
			qs: { instanceName: 'a' },
			headers: { Accept: expect.stringContaining('image/*'), 'Cache-Control': 'no-cache' },
		});
	});

	it('come with what the server calls them', async () => {
		const headers = { 'content-type': 'image/svg+xml; charset=utf-8' };
		const { bytes, mimeType } = await get({ ...text('<svg/>'), headers });
		expect([Buffer.from(bytes).toString(), mimeType]).toEqual(['<svg/>', 'image/svg+xml']);
		expect(await get(text('plain'))).toMatchObject({ mimeType: '' });
	});

	it.each<[Reply, string, string | undefined]>([
		[text(' <html>Sign in</html>'), 'webPage', undefined],
		[text('{"success":false,"error":"Already connected"}'), 'rejected', 'Already connected'],
		[text('{"error":"No QR code yet"}'), 'rejected', 'No QR code yet'],
		[text('{"error":"No such instance"}', 404), 'rejected', 'No such instance'],
		[text('{"base64":"abc'), 'disconnected', 'The answer broke off'],
	])('are not taken for an image if they are %j', async (reply, kind, words) => {
		// Once is enough for what is repeated: there is no other answer.
		const client = await createClient(n8nWith([reply]).context, { ...options, retryTime: 0 });
		const failure = await failureOf(client.getBytes('/instance/qr/image'));
		expect([failure.kind, failure.details.text]).toEqual([kind, words]);
	});

	it('are handed on as JSON without the key, and asked for again if they are missing', async () => {
		const { bytes } = await get(text(''), text(`{"success":true,"key":"${API_KEY}"}`));
		expect(Buffer.from(bytes).toString()).toBe('{"success":true,"key":"[API key removed]"}');
	});
});
