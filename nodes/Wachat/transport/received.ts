import type { IN8nHttpFullResponse } from 'n8n-workflow';

import type { RawAnswer } from './checkStatus';

/** The few headers that matter, in lower case. */
const HEADERS = ['date', 'location', 'retry-after'];

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The body as text; n8n may have parsed it all the same, say when it fakes answers for a test. */
function textOf(body: unknown): string {
	if (ArrayBuffer.isView(body)) return decoder.decode(body as Uint8Array);
	if (body === undefined || body === null) return '';
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The body as bytes, just as they came where n8n left them alone. */
export function bytesOf({ body }: IN8nHttpFullResponse): Uint8Array {
	if (!ArrayBuffer.isView(body)) return encoder.encode(textOf(body));
	return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
}

/** The media type, in lower case and without parameters; empty if the server names none. */
export function mimeTypeOf({ headers }: IN8nHttpFullResponse): string {
	const [mimeType] = String(headers['content-type'] ?? '').split(';');
	return mimeType.trim().toLowerCase();
}

/**
 * The answer as text.
 *
 * @param cleanData takes the key out of data; where there is none, whoever shows the text cleans it
 */
export function toRawAnswer(
	{ statusCode: status, headers, body }: IN8nHttpFullResponse,
	cleanData: (text: string) => string,
): RawAnswer {
	const kept = HEADERS.map((name) => [name, String(headers[name] ?? '')]);
	const isData = status >= 200 && status < 300;
	const text = textOf(body);
	return { status, headers: Object.fromEntries(kept), text: isData ? cleanData(text) : text };
}
