/** Whether a quotation mark is escaped: an odd number of backslashes stands before it. */
function isEscaped(text: string, quote: number): boolean {
	let first = quote;
	while (text[first - 1] === '\\') first--;
	return (quote - first) % 2 === 1;
}

/** Behind the end of the string that begins at a place; -1 if it does not end. */
function endOf(text: string, start: number): number {
	let quote = text.indexOf('"', start + 1);
	while (quote !== -1 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
	return quote === -1 ? -1 : quote + 1;
}

/**
 * Puts each string of a JSON text, quotation marks included, through a function that gives another one, and
 * leaves everything between them alone. Text that is no JSON stays as it is from where that shows.
 */
export function jsonStrings(text: string, change: (literal: string) => string): string {
	const parts: string[] = [];
	let done = 0;
	for (let start = text.indexOf('"'); start !== -1; ) {
		const end = endOf(text, start);
		if (end === -1) break;
		const literal = text.slice(start, end);
		const changed = change(literal);
		if (changed !== literal) {
			parts.push(text.slice(done, start), changed);
			done = end;
		}
		start = text.indexOf('"', end);
	}
	parts.push(text.slice(done));
	return parts.join('');
}
