const QUOTE = '"';
const BACKSLASH = '\\';

/** Where the string that begins at `start` ends; undefined if it does not. */
function endOfString(text: string, start: number): number | undefined {
	for (let i = start + 1; i < text.length; i++) {
		if (text[i] === BACKSLASH) i++;
		else if (text[i] === QUOTE) return i;
	}
	return undefined;
}

/**
 * Whether JSON begins, and ends before all its brackets are closed. Those inside of strings do not count.
 * Looks at each character once, for a string may be as long as the answer.
 */
export function isCutShort(text: string): boolean {
	if (!/^\s*[[{]/.test(text)) return false;
	let open = 0;
	for (let i = 0; i < text.length; i++) {
		if (text[i] === QUOTE) {
			const end = endOfString(text, i);
			if (end === undefined) break;
			i = end;
		} else if (text[i] === '[' || text[i] === '{') open++;
		else if (text[i] === ']' || text[i] === '}') open--;
	}
	return open > 0;
}
