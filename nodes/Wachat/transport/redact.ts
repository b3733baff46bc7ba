import { jsonStrings } from './jsonStrings';
import { replaceAll, type Pattern } from './scan';

const REDACTED = '[API key removed]';

/** A shorter key could be any innocent word; no real one is that short. */
const SHORTEST_KEY = 8;

/** From so many characters on, nobody's words or numbers happen to be the key. */
const LONG_KEY = 24;

/** A key of letters and digits of so many characters can be nothing else in somebody's data. */
const UNMISTAKABLE = 12;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Takes the API key out of texts, in case the API or the network repeats it. */
export interface Redactor {
	/**
	 * Cleans what people read of the key, in any case: as it is, escaped for JSON, URLs or HTML up to three
	 * times over, and as base64, alone or within a longer text.
	 */
	words(text: string): string;
	/**
	 * Cleans an answer in JSON of the key where it stands as a whole word of a text, and leaves everything
	 * else as it is: a number stays a number, and JSON stays JSON. A key that might be a name or a number of
	 * somebody is not looked for.
	 */
	data(text: string): string;
}

function bothCases(char: string): string {
	return char.toLowerCase() + char.toUpperCase();
}

function isMixed(apiKey: string): boolean {
	return /[a-z]/i.test(apiKey) && /\d/.test(apiKey);
}

/** The characters of base64, and of base64url, that fit six bits of which some ("?") are unknown. */
function base64Chars(bits: string): string {
	const fitting = [...BASE64].filter((_, value) =>
		[...value.toString(2).padStart(6, '0')].every((bit, i) => bits[i] === '?' || bits[i] === bit),
	);
	return fitting.map((char) => ({ '+': '+-', '/': '/_' })[char] ?? char).join('');
}

/** The key in base64, behind so many bytes of something else (all that matters of more are three). */
function base64Pattern(apiKey: string, bytesBefore: number): Pattern {
	const bytes = [...apiKey].map((char) => char.charCodeAt(0).toString(2).padStart(8, '0'));
	const bits = '?'.repeat(8 * bytesBefore) + bytes.join('');
	const sixes = bits.match(/.{1,6}/g) ?? [];
	const chars = sixes.filter((six) => six !== '??????').map((six) => six.padEnd(6, '?'));
	return { chars: chars.map(base64Chars), wholeWord: false };
}

function wordPatterns(apiKey: string): Pattern[] {
	// A key that is a word or a number is found as such only, not inside of others.
	const wholeWord = !isMixed(apiKey) && apiKey.length < LONG_KEY;
	const plain = { chars: [...apiKey].map(bothCases), wholeWord };
	return [plain, ...[0, 1, 2].map((bytes) => base64Pattern(apiKey, bytes))];
}

/** Whether nothing in anybody's contacts could be the key by chance. */
function isUnmistakable(apiKey: string): boolean {
	if (!/[a-z]/i.test(apiKey)) return false;
	return apiKey.length >= (isMixed(apiKey) ? UNMISTAKABLE : LONG_KEY);
}

/** The longest part of a key that stays as it is in a URL and in HTML; in JSON see {@link ESCAPED}. */
function steadyPart(apiKey: string): string {
	const parts = apiKey.match(/[\w.~-]+/g) ?? [];
	return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** A visible ASCII character in JSON's long escape, which only few servers use for a few characters. */
const ESCAPED = /u00[2-7]/i;

/** The text for which a string in JSON stands, if it is one. */
function meaning(literal: string): string | undefined {
	try {
		return JSON.parse(literal) as string;
	} catch {
		return undefined;
	}
}

function dataCleaner(apiKey: string): (text: string) => string {
	const patterns = [{ chars: [...apiKey], wholeWord: true }];
	const steady = steadyPart(apiKey);
	const mayHold = (text: string) => text.includes(steady) || ESCAPED.test(text);
	const clean = (literal: string) => {
		if (!mayHold(literal)) return literal;
		const text = meaning(literal);
		// Most servers escape some characters; what is behind it is seldom the key.
		if (text === undefined || !mayHold(text)) return literal;
		const cleaned = replaceAll(text, patterns, REDACTED);
		return cleaned === text ? literal : JSON.stringify(cleaned);
	};
	return (text) => (mayHold(text) ? jsonStrings(text, clean) : text);
}

const unchanged = (text: string) => text;

/** Where no key is known. */
export const leavesAll: Redactor = { words: unchanged, data: unchanged };

/** @param apiKey visible ASCII characters */
export function createRedactor(apiKey: string): Redactor {
	const patterns = wordPatterns(apiKey);
	return {
		words:
			apiKey.length < SHORTEST_KEY ? unchanged : (text) => replaceAll(text, patterns, REDACTED),
		data: isUnmistakable(apiKey) ? dataCleaner(apiKey) : unchanged,
	};
}
