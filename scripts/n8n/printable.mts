/**
 * A text for whatever a field of a contact holds; there need not be a name or a message. They come from
 * strangers: nothing in them may steer the terminal or break a line.
 */
export function printable(value: unknown): string {
	if (typeof value !== 'string' && typeof value !== 'number') return '';
	return String(value)
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
		.trim();
}
