import { isObject } from '../json';

/** Takes the key out of a text that people will read. */
export type Clean = (text: string) => string;

/** Error texts are shown to people: this many characters at most. */
const LONGEST_TEXT = 300;

/** So many characters are looked through for the key; no key is long enough to hide behind them. */
const LOOKED_THROUGH = 50_000;

export function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

export function isWebPage(text: string): boolean {
	return text.trimStart().startsWith('<');
}

function firstText(values: unknown[]): string | undefined {
	return values.find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

/**
 * The API's own words. Error bodies are not documented; `error` and `details` are what a public client of
 * the API reads, `message` is what most others use.
 */
export function apiText(text: string, body: unknown, clean: Clean): string | undefined {
	if (!isObject(body)) {
		return isWebPage(text) || text.trim() === '' ? undefined : shorten(text, clean);
	}
	const nested = isObject(body.error) ? body.error : {};
	const found = firstText([body.error, nested.message, body.message, body.details]);
	return found === undefined ? undefined : shorten(found, clean);
}

/** What people may read: cleaned before it is cut, as half a key would not be found any more. */
function shorten(text: string, clean: Clean): string {
	const line = clean(text.slice(0, LOOKED_THROUGH)).replace(/\s+/g, ' ').trim();
	return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}…` : line;
}
