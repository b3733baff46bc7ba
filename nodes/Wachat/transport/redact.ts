const REDACTED = '[API key removed]';

/** A shorter key could be part of an innocent word; no real one is that short. */
const SHORTEST_KEY = 8;

/** The forms in which a key may come back: as it is, in a URL, in JSON with and without escaped slashes. */
function formsOf(apiKey: string): string[] {
	const inJson = JSON.stringify(apiKey).slice(1, -1);
	return [apiKey, encodeURIComponent(apiKey), inJson, inJson.replaceAll('/', '\\/')];
}

/** Takes the API key out of a text, in case the API or the network repeats it. */
export function redact(text: string, apiKey: string): string {
	if (apiKey.length < SHORTEST_KEY) return text;
	return formsOf(apiKey).reduce(
		(clean, form) => (clean.includes(form) ? clean.replaceAll(form, REDACTED) : clean),
		text,
	);
}
