import { networkFailure } from '../../nodes/Wachat/transport/networkFailure';
import { certainlyNotTaken, RequestFailure } from '../../nodes/Wachat/transport/requestFailure';

const clean = (text: string) => text.replaceAll('s3cret', '***');

/** As n8n throws it: its own error around the HTTP client's, which holds the request, around the network's. */
function thrown(code: string | undefined, message: string): Error {
	const network = Object.assign(new Error(message), { code });
	const client = Object.assign(new Error(message, { cause: network }), {
		config: { headers: { Authorization: 'Bearer s3cret' } },
	});
	return new Error('The service refused the connection', { cause: client });
}

const KINDS = [
	['ECONNREFUSED', 'refused'],
	['ECONNRESET', 'disconnected'],
	['EPIPE', 'disconnected'],
	['ERR_NETWORK', 'disconnected'],
	['ERR_BAD_RESPONSE', 'disconnected'],
	['ERR_STREAM_PREMATURE_CLOSE', 'disconnected'],
	['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'disconnected'],
	['ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR', 'disconnected'],
	['HPE_INVALID_CHUNK_SIZE', 'damaged'],
	['HPE_INVALID_CONSTANT', 'damaged'],
	['Z_DATA_ERROR', 'damaged'],
	['ERR__ERROR_FORMAT_PADDING_2', 'damaged'],
	['ECONNABORTED', 'timeout'],
	['ETIMEDOUT', 'timeout'],
	['ENOTFOUND', 'unknownHost'],
	['EAI_AGAIN', 'unknownHost'],
	['ENETUNREACH', 'unreachable'],
	['EHOSTUNREACH', 'unreachable'],
	['ENETDOWN', 'unreachable'],
	['EPROTO', 'insecure'],
	['ERR_SSL_WRONG_VERSION_NUMBER', 'insecure'],
	['ERR_TLS_PROTOCOL_VERSION_CONFLICT', 'insecure'],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'insecure'],
	['CERT_HAS_EXPIRED', 'certificate'],
	['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
	['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
	['ERR_CANCELED', 'stopped'],
	['ERR_INVALID_CHAR', 'unsendable'],
	['ERR_INVALID_ARG_TYPE', 'unsendable'],
	['ERR_UNESCAPED_CHARACTERS', 'unsendable'],
	['ERR_HTTP_INVALID_HEADER_VALUE', 'unsendable'],
	['ERR_NEVER_HEARD_OF', 'unclear'],
];

describe('networkFailure', () => {
	it.each(KINDS)('takes %s for %s', (code, kind) => {
		expect(networkFailure(thrown(code, 'words'), clean)).toMatchObject({ kind });
	});

	it.each(KINDS.filter(([code]) => !/CERT|UNABLE_TO|BAD_RECORD|INTERNAL_ERROR/.test(code)))(
		'takes no other code for %s that holds it',
		(code) => {
			for (const other of [`X${code}`, `${code}-X`]) {
				expect(networkFailure(thrown(other, 'words'), clean).kind).toBe('unclear');
			}
		},
	);

	it('finds the code where older versions of n8n put it', () => {
		const error = Object.assign(new Error('The connection was closed'), { httpCode: 'ECONNRESET' });
		expect(networkFailure(error, clean)).toMatchObject({
			kind: 'disconnected',
			details: { text: 'The connection was closed' },
		});
	});

	it.each(['aborted', 'socket hang up', 'stream has been aborted'])('knows "%s"', (message) => {
		expect(networkFailure(thrown(undefined, message), clean).kind).toBe('disconnected');
	});

	it('tells a connection that broke from one that never was, though the code is the same', () => {
		const never =
			'write EPROTO 80CC:error:0A:SSL routines:ssl3_get_record:wrong version number:a.c:1';
		expect(networkFailure(thrown('EPROTO', never), clean)).toMatchObject({
			kind: 'insecure',
			details: { text: 'wrong version number', notTaken: true },
		});
		const broke = 'write EPROTO 80CC:error:0A:SSL routines:ssl3_get_record:bad record mac:a.c:1';
		const failure = networkFailure(thrown('EPROTO', broke), clean);
		expect(failure.kind).toBe('disconnected');
		expect(certainlyNotTaken(failure)).toBe(false);
	});

	it('waits for a server that is in trouble itself', () => {
		const text =
			'write EPROTO 80CC:error:0A:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:a.c:1';
		expect(networkFailure(thrown('EPROTO', text), clean).kind).toBe('disconnected');
	});

	it.each(['Cannot finish the HTTP request', 'The proxy had a handshake failure behind it'])(
		'does not take other words for those of OpenSSL: %s',
		(message) => {
			const failure = networkFailure(thrown('ECONNRESET', message), clean);
			expect(certainlyNotTaken(failure)).toBe(false);
		},
	);

	it.each(['http request', 'sslv3 alert handshake failure', 'ssl/tls alert handshake failure'])(
		'knows that OpenSSL got no further than the handshake: %s',
		(reason) => {
			const message = `80CC:error:0A00009C:SSL routines:ssl3_get_record:${reason}:a.c:1:`;
			expect(certainlyNotTaken(networkFailure(thrown('EPROTO', message), clean))).toBe(true);
		},
	);

	it.each(['Domain not allowed: x', 'The request was blocked because it resolves to y'])(
		'knows what n8n itself refuses to send: %s',
		(message) => {
			expect(networkFailure(thrown(undefined, message), clean).kind).toBe('unsendable');
		},
	);

	describe('of a host with several addresses', () => {
		const atAll = (...each: Array<[code: string, syscall: string]>) => {
			const errors = each.map(([code, syscall]) =>
				Object.assign(new Error(`${syscall} ${code}`), { code, syscall }),
			);
			const [{ code }] = errors;
			return networkFailure(Object.assign(new AggregateError(errors, ''), { code }), clean);
		};

		it('says that one refused, wherever it stands', () => {
			const [unreachable, refused] = ['ENETUNREACH', 'ECONNREFUSED'].map(
				(code): [string, string] => [code, 'connect'],
			);
			for (const each of [
				[unreachable, refused],
				[refused, unreachable],
			]) {
				expect(atAll(...each)).toMatchObject({
					kind: 'refused',
					details: { text: 'connect ECONNREFUSED', notTaken: true },
				});
			}
			expect(atAll(unreachable)).toMatchObject({
				kind: 'unreachable',
				details: { notTaken: true },
			});
		});

		it('knows that nothing left only if each was still connecting', () => {
			const timeout = ['ETIMEDOUT', 'connect'] as [string, string];
			expect(certainlyNotTaken(atAll(timeout, timeout))).toBe(true);
			expect(certainlyNotTaken(atAll(timeout, ['ECONNRESET', 'read']))).toBe(false);
			expect(certainlyNotTaken(atAll(['ECONNRESET', 'reconnect']))).toBe(false);
			expect(certainlyNotTaken(atAll(['ECONNRESET', 'connected']))).toBe(false);
			expect(certainlyNotTaken(atAll(['EBADRESP', 'queryAaaa']))).toBe(true);
		});
	});

	it("keeps the network's words, cleaned, and nothing of the request", () => {
		const failure = networkFailure(thrown('ENOTFOUND', 'getaddrinfo s3cret.example'), clean);
		expect(failure.details).toEqual({ text: 'getaddrinfo ***.example' });
		expect(failure.cause).toBeUndefined();
	});

	it.each([[undefined], ['text'], [null], [{}], [{ message: '' }]])(
		'copes with %j being thrown',
		(odd) => {
			const failure = networkFailure(odd, clean);
			expect(failure).toBeInstanceOf(RequestFailure);
			expect(failure).toMatchObject({ kind: 'unclear', details: { text: 'unknown reason' } });
		},
	);

	it('does not look for ever for a cause', () => {
		const circular: { cause?: unknown; message: string } = { message: 'around and around' };
		circular.cause = circular;
		expect(networkFailure(circular, clean).details.text).toBe('around and around');
	});

	it('passes on what was understood already', () => {
		const failure = new RequestFailure('timeout');
		expect(networkFailure(failure, clean)).toBe(failure);
	});
});
