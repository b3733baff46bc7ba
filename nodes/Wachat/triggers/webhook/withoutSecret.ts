import { RequestFailure } from '../../transport/requestFailure';

/** So many characters in a row of a secret are no accident. */
const TELLING = 8;

/** The letters behind the escapes of URLs and JSON. */
function unescape(text: string): string {
	const letter = (_match: string, code: string) => String.fromCharCode(parseInt(code, 16));
	return text.replace(/(?:%|\\+u00)([\da-f]{2})/gi, letter);
}

function repeats(text: string, secret: string): boolean {
	const readable = unescape(text).toLowerCase();
	const starts = Array.from({ length: secret.length - TELLING + 1 }, (_, i) => i);
	return starts.some((i) => readable.includes(secret.slice(i, i + TELLING).toLowerCase()));
}

/**
 * What to throw in place of `error`: the same, without the API's words if they repeat the secret that was sent,
 * even in part, as a long text is cut.
 */
export function withoutSecret(error: unknown, secret: string): unknown {
	if (!(error instanceof RequestFailure)) return error;
	const { kind, details } = error;
	if (details.text === undefined || !repeats(details.text, secret)) return error;
	return new RequestFailure(kind, { ...details, text: undefined });
}
