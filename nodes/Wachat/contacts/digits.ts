/** Where the digits 0 to 9 begin in the scripts whose phones have digits of their own, and in full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

function asciiDigit(character: string): string {
	const code = character.charCodeAt(0);
	const zero = ZEROS.find((start) => code >= start && code < start + 10);
	return zero === undefined ? character : String(code - zero);
}

/**
 * A text as if it had been typed by hand on a plain keyboard: without the invisible signs that come along
 * when a number is copied, with plain digits and a plain plus. A raised ² stays what it is: it would be a guess.
 */
export function plain(text: string): string {
	return text
		.replace(/\p{Cf}/gu, '')
		.replace(/[\u0660-\u06f9\u0966-\u09ef\uff10-\uff19]/g, asciiDigit)
		.replace(/[\uff0b\ufe62]/g, '+')
		.trim();
}
