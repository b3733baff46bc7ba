import { RequestFailure, type FailureKind } from './requestFailure';

/** Codes of Node.js, its HTTP parser and name lookup, of OpenSSL and of axios, and what they come to. */
const KINDS: Array<[codes: RegExp, kind: FailureKind]> = [
	[/^(ETIMEDOUT|ECONNABORTED|ERR_TLS_HANDSHAKE_TIMEOUT)$/, 'timeout'],
	[/^ECONNREFUSED$/, 'refused'],
	[/^(ENOTFOUND|ENODATA|ESERVFAIL|EREFUSED|EAI_\w+)$/, 'unknownHost'],
	[/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/, 'unreachable'],
	[/^(ECONNRESET|EPIPE|ENETRESET|ENOTCONN|ESHUTDOWN)$/, 'disconnected'],
	[/^ERR_(NETWORK|BAD_RESPONSE|STREAM_\w+|SOCKET_CLOSED)$/, 'disconnected'],
	// A record that cannot be read in the middle of a connection that was fine, or a server in trouble.
	[
		/^ERR_SSL_(DECRYPTION_FAILED|BAD_RECORD|UNEXPECTED_EOF|\w*BAD_RECORD_MAC|\w*INTERNAL_ERROR)/,
		'disconnected',
	],
	[/^(EPROTO|ERR_SSL_\w+)$/, 'insecure'],
	[/CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)/, 'certificate'],
	[/^ERR_TLS_\w+$/, 'insecure'],
	[/^(HPE_|Z_|ZSTD_|ERR__?ERROR_FORMAT)\w+$/, 'damaged'],
	[/^ERR_CANCELED$/, 'stopped'],
	[
		/^ERR_(INVALID_(CHAR|URL|ARG\w+|PROTOCOL|HTTP_TOKEN)|UNESCAPED\w+|HTTP_INVALID\w+)$/,
		'unsendable',
	],
];

/** What has no code, or one that says too little. */
const KINDS_BY_TEXT: Array<[text: RegExp, kind: FailureKind]> = [
	[/bad record mac|decryption failed|alert internal error/i, 'disconnected'],
	[/aborted|socket hang up|premature close/i, 'disconnected'],
	// n8n's own: the addresses that the credential or the server's owner allows.
	[/^Domain not allowed|^The request was blocked because/, 'unsendable'],
];

/** Steps that come before the request leaves. */
const BEFORE_SENDING = /^(connect|getaddrinfo|query\w*)$/;

/** What Node.js and OpenSSL say, in just these words, when the two sides get to no common way of talking. */
const NO_HANDSHAKE =
	/before secure TLS connection|^(wrong version number|packet length too long|http request|unsupported protocol|[\w/]+ alert handshake failure)$/i;

interface Thrown {
	code?: unknown;
	/** Where older versions of n8n put the code, with no cause behind it. */
	httpCode?: unknown;
	/** The call of the operating system that did not succeed. */
	syscall?: unknown;
	message?: unknown;
	cause?: unknown;
	/** One for each address of a host with several, if none could be reached. */
	errors?: unknown;
}

/** The error, and what caused it: n8n wraps the HTTP client's error, which wraps the network's. */
function causes(error: unknown): Thrown[] {
	const chain: Thrown[] = [];
	for (let next = error; typeof next === 'object' && next !== null && chain.length < 5; ) {
		chain.push(next);
		next = (next as Thrown).cause;
	}
	return chain;
}

/**
 * All that was said, the innermost first. Of several addresses, one that refused comes first: that others
 * have no way to them at all is common, say where there is no IPv6.
 */
function findings(error: unknown): Thrown[] {
	const chain = causes(error).reverse();
	const each = chain.flatMap(({ errors }) => (Array.isArray(errors) ? errors.flatMap(causes) : []));
	const refused = each.filter(({ code }) => code === 'ECONNREFUSED');
	return [...refused, ...each, ...chain];
}

function kindOf(code: string, text: string): FailureKind {
	const byText = KINDS_BY_TEXT.find(([pattern]) => pattern.test(text))?.[1];
	const byCode = KINDS.find(([pattern]) => pattern.test(code))?.[1];
	// EPROTO stands for all that OpenSSL did not like, at any time.
	if (byCode === undefined || code === 'EPROTO') return byText ?? byCode ?? 'unclear';
	return byCode;
}

/** What OpenSSL and the parser say about themselves helps nobody. */
function inWords(text: string): string {
	return text.replace(/^.*:SSL routines:[^:]*:([^:]*)[^]*$/, '$1').replace(/^Parse Error: /, '');
}

/** True if all that is known happened before anything left; undefined if the kind must tell. */
function isBeforeSending(found: Thrown[], text: string): true | undefined {
	const calls = found.map(({ syscall }) => syscall).filter((call) => typeof call === 'string');
	const connecting = calls.length > 0 && calls.every((call) => BEFORE_SENDING.test(call));
	return connecting || NO_HANDSHAKE.test(text) || undefined;
}

/**
 * What went wrong, for a request that brought no answer. Takes the code and the text out of what was thrown
 * and nothing else: the HTTP client's error holds the whole request, key included.
 *
 * @param clean takes the key out of a text
 */
export function networkFailure(error: unknown, clean: (text: string) => string): RequestFailure {
	if (error instanceof RequestFailure) return error;
	const found = findings(error);
	const code = found.map((one) => one.code ?? one.httpCode).find((one) => typeof one === 'string');
	const text = found.map(({ message }) => message).find((one) => typeof one === 'string' && one);
	const words = clean(inWords(String(text ?? 'unknown reason')));
	const kind = kindOf(String(code ?? ''), words);
	const notTaken = isBeforeSending(found, words);
	return new RequestFailure(kind, notTaken ? { text: words, notTaken } : { text: words });
}
