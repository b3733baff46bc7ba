import type { Redactor } from '../../transport/redact';

/** No message is that deep; what is could not be stored by n8n, which works its way down call by call. */
const DEEPEST = 100;

// It takes off a byte order mark, and puts a sign in place of what is no UTF-8.
const decoder = new TextDecoder();

function childrenOf(value: unknown): unknown[] {
	return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function isTooDeep(value: unknown): boolean {
	let level = [value];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth > DEEPEST) return true;
		level = level.flatMap(childrenOf);
	}
	return false;
}

/** The body as JSON, or as the text that it is, if it is none or nested too deep for n8n; without the API key. */
export function readBody(rawBody: Buffer, { data, words }: Redactor): unknown {
	const text = decoder.decode(rawBody);
	try {
		const value: unknown = JSON.parse(data(text));
		return isTooDeep(value) ? words(text) : value;
	} catch {
		return words(text);
	}
}
