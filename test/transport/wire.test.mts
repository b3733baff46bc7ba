import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { networkFailure } from '../../nodes/Wachat/transport/networkFailure.ts';
import { certainlyNotTaken, RequestFailure } from '../../nodes/Wachat/transport/requestFailure.ts';
import { answer, clientFor, closedPort, listen, type Behaviour } from './wire.mts';

const OK = '{"success":true}';
const head = 'HTTP/1.1 200 OK\r\n';

const failureOf = async (work: Promise<unknown>): Promise<RequestFailure> => {
	const failure = await work.then(() => undefined).catch((error: Error) => error);
	if (failure instanceof RequestFailure) return failure;
	throw new Error(`Another outcome: ${String(failure)}`);
};

/** An answer that was packed, and that something on the way has changed. */
function damaged(encoding: string, pack: (bytes: Buffer) => Buffer): Buffer {
	const bytes = pack(Buffer.from(OK.repeat(100)));
	bytes.fill(0xff, 0, 4);
	return answer(bytes, '200 OK', [`Content-Encoding: ${encoding}`]);
}

const closing =
	(bytes: string | Buffer): Behaviour =>
	(socket) =>
		socket.end(bytes);

const BROKEN: [string, string, Behaviour][] = [
	['a reset', 'disconnected', (socket) => socket.resetAndDestroy()],
	['a line that ends without an answer', 'disconnected', (socket) => socket.end()],
	['a body cut short', 'disconnected', closing(`${head}Content-Length: 99\r\n\r\n{"a":`)],
	['chunks cut short', 'disconnected', closing(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{`)],
	['JSON cut short', 'disconnected', closing(answer('{"contacts":[{"id":'))],
	['a corrupt chunk', 'damaged', closing(`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}`)],
	['something that is not HTTP', 'damaged', closing('220 mail.example ESMTP\r\n')],
	['corrupt gzip', 'damaged', closing(damaged('gzip', gzipSync))],
	['corrupt brotli', 'damaged', closing(damaged('br', brotliCompressSync))],
	['500', 'serverDown', closing(answer('', '500 Oops'))],
	['408', 'timeout', closing(answer('', '408 Too Late'))],
];

describe('Over a real connection', () => {
	it.each(BROKEN)('%s is repeated if it was a read', async (_what, kind, behave) => {
		const { url, requests } = await listen((socket, request, number) =>
			number === 1 ? behave(socket, request, number) : socket.end(answer(OK)),
		);
		const client = await clientFor(url, { retryTime: 5000 });
		await expect(client.get('/contacts')).resolves.toEqual({ success: true });
		expect(requests).toHaveLength(2);
		const impatient = await clientFor((await listen(behave)).url);
		expect((await failureOf(impatient.get('/contacts'))).kind).toBe(kind);
	});

	it.each(BROKEN)('%s is not repeated if something was sent', async (_what, kind, behave) => {
		const { url, requests } = await listen(behave);
		const client = await clientFor(url, { retryTime: 5000 });
		const failure = await failureOf(client.post('/send/text', { message: 'Hello' }));
		expect(failure.kind).toBe(kind);
		expect(certainlyNotTaken(failure)).toBe(false);
		expect(requests).toHaveLength(1);
	});

	it('an empty answer is repeated', async () => {
		const { url } = await listen((socket, _, number) => socket.end(answer(number > 1 ? OK : '')));
		const client = await clientFor(url, { retryTime: 5000 });
		await expect(client.get('/contacts')).resolves.toEqual({ success: true });
	});

	it('what is sent after a silence is a new connection, and known to be open', async () => {
		// Keeps connections open when it answers, and closes each of them right after.
		const { url, requests, connections } = await listen((socket) => {
			socket.write(answer(OK, '200 OK', ['Connection: keep-alive', 'Keep-Alive: timeout=5']));
			setImmediate(() => socket.resetAndDestroy());
		});
		const client = await clientFor(url);
		await client.get('/instance/state');
		for (const message of ['one', 'two', 'three']) await client.post('/send/text', { message });
		expect(requests).toHaveLength(4);
		expect(connections()).toBe(4);
	});

	it('a body is sent as it is', async () => {
		const { url, requests } = await listen(closing(answer('')));
		const client = await clientFor(url);
		const body = { to: '628123456789', type: 'text', message: 'Zoë 🙂 "x"\n', list: [1, null] };
		await expect(client.post('/send', body)).resolves.toEqual({ status: 200, body: null });
		const [headers, sent] = requests[0].split('\r\n\r\n');
		expect(headers).toMatch(/^POST \/send HTTP\/1\.1/);
		expect(headers).toMatch(/content-type: application\/json/i);
		expect(sent).toBe(JSON.stringify(body));
	});

	it('bytes arrive as they are', async () => {
		const png = Buffer.from([
			0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0xff, 0xfe, 0x80,
		]);
		const { url } = await listen(closing(answer(png, '200 OK', ['Content-Type: Image/PNG; x=1'])));
		const { bytes, mimeType } = await (await clientFor(url)).getBytes('/instance/qr/image');
		expect(Buffer.from(bytes)).toEqual(png);
		expect(mimeType).toBe('image/png');
	});

	it.each(['301 Moved', '302 Found', '303 See Other', '307 Temporary', '308 Permanent'])(
		'a redirect with %s gets nothing of what was sent',
		async (status) => {
			const elsewhere = await listen(closing(answer(OK)));
			const { url, requests } = await listen(
				closing(answer('', status, [`Location: ${elsewhere.url}/send/text`])),
			);
			const client = await clientFor(url, { retryTime: 5000 });
			const failure = await failureOf(client.post('/send/text', { message: 'Hello' }));
			expect(failure).toMatchObject({ kind: 'redirect', details: { location: elsewhere.url } });
			expect(requests).toHaveLength(1);
			expect(elsewhere.connections()).toBe(0);
		},
	);

	it('https spoken to a port for http ends at once, with nothing sent', async () => {
		const { url, connections } = await listen(closing(answer('', '400 Bad Request')));
		const { port } = new URL(url);
		const plain = await clientFor(`https://127.0.0.1:${port}`, { retryTime: 5000 });
		const failure = await failureOf(plain.post('/send/text', {}));
		expect(failure.kind).toBe('insecure');
		expect(certainlyNotTaken(failure)).toBe(true);
		expect(connections()).toBe(1);
	});

	it.each([
		['a port that nobody listens on', closedPort, 'refused'],
		['a name that does not resolve', async () => 'https://wachat.invalid', 'unknownHost'],
	])('%s took nothing', async (_what, address, kind) => {
		const client = await clientFor(await address());
		const failure = await failureOf(client.post('/send/text', {}));
		expect(failure).toMatchObject({ kind, details: { waited: 0 } });
		expect(certainlyNotTaken(failure)).toBe(true);
	});

	it('a name with two addresses that both refuse took nothing either', async () => {
		const port = Number(new URL(await closedPort()).port);
		const thrown = await new Promise<Error>((resolve) => {
			const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
			const socket = connect({
				...{ host: 'localhost', port, autoSelectFamily: true },
				lookup: (_host, _options, found) => found(null, addresses),
			});
			socket.on('error', resolve);
		});
		expect(thrown).toHaveProperty('errors.length', 2);
		const failure = networkFailure(new Error('', { cause: thrown }), (text) => text);
		expect(failure).toMatchObject({
			kind: 'refused',
			details: { text: `connect ECONNREFUSED 127.0.0.1:${port}`, notTaken: true },
		});
	});
});
