const REDACTED = '[API key removed]';

/** A shorter key could be part of an innocent word; no real one is that short. */
const SHORTEST_KEY = 8;

/** One character of a key in every form in which it may come back: as it is, in a URL, escaped in JSON. */
function formsOf(character: string): string {
	const code = character.charCodeAt(0).toString(16);
	const literal = `\\u00${code}`;
	// Not any number of backslashes: a text full of them would take forever to look through. None and some
	// are told apart because a pattern that begins with something is found faster; some come first, so that
	// none of a key's own backslashes is left.
	return String.raw`(?:\\{1,8}u00${code}|\\{1,7}${literal}|${literal}|%${code})`;
}

/**
 * Makes a function that takes the API key out of a text, in case the API or the network repeats it.
 *
 * @param apiKey visible ASCII characters
 */
export function createRedactor(apiKey: string): (text: string) => string {
	if (apiKey.length < SHORTEST_KEY) return (text) => text;
	const pattern = new RegExp([...apiKey].map(formsOf).join(''), 'gi');
	return (text) => text.replace(pattern, REDACTED);
}
