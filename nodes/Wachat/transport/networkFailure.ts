import { RequestFailure, type FailureKind } from './requestFailure';

const KIND_BY_CODE: Record<string, FailureKind> = {
	ETIMEDOUT: 'timeout',
	ECONNABORTED: 'timeout',
	ENOTFOUND: 'unreachable',
	ENETUNREACH: 'unreachable',
	EHOSTUNREACH: 'unreachable',
	ECONNREFUSED: 'disconnected',
	ECONNRESET: 'disconnected',
	EPIPE: 'disconnected',
	EAI_AGAIN: 'disconnected',
	EPROTO: 'disconnected',
	ERR_NETWORK: 'disconnected',
	ERR_BAD_RESPONSE: 'disconnected',
	ERR_STREAM_PREMATURE_CLOSE: 'disconnected',
	ERR_CANCELED: 'stopped',
};

/** Broken connections for which the HTTP client has no code. */
const BROKEN = /aborted|socket hang up|premature close/i;

interface Thrown {
	code?: unknown;
	/** Where older versions of n8n put the code, with no cause behind it. */
	httpCode?: unknown;
	message?: unknown;
	cause?: unknown;
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

function kindOf(code: string, text: string): FailureKind {
	if (/CERT|TLS|SELF_SIGNED|UNABLE_TO_/.test(code)) return 'certificate';
	return KIND_BY_CODE[code] ?? (BROKEN.test(text) ? 'disconnected' : 'unsendable');
}

/**
 * What went wrong, for a request that brought no answer. Takes the code and the text out of what was thrown
 * and nothing else: the HTTP client's error holds the whole request, key included.
 */
export function networkFailure(error: unknown, clean: (text: string) => string): RequestFailure {
	if (error instanceof RequestFailure) return error;
	const chain = causes(error).reverse();
	const code =
		chain.map((one) => one.code ?? one.httpCode).find((one) => typeof one === 'string') ?? '';
	const text = chain.map((one) => one.message).find((one) => typeof one === 'string' && one !== '');
	const words = clean(String(text ?? 'unknown reason'));
	return new RequestFailure(kindOf(String(code), words), { text: words });
}
