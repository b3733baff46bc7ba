/** What people put between digits, and what comes along unseen when a number is copied. */
const SEPARATORS = /[\s().\-‐-―−/\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/**
 * The digits of a phone number as people write it, e.g. `+62 812-3456-789` or `0062 (812) 3456.789`: without
 * separators, plus sign, or the leading 00 of an international call. No digit is added or guessed.
 *
 * @returns undefined if anything else is in it, or too little (from 5 digits) or too much (to 20, as for the
 * ids that WhatsApp gives in place of numbers)
 */
export function phoneDigits(text: string): string | undefined {
	// Digits and the plus of other scripts and widths become the usual ones.
	const bare = text.normalize('NFKC').replace(SEPARATORS, '');
	const digits = bare.replace(/^(\+|00)/, '');
	return /^\d{5,20}$/.test(digits) ? digits : undefined;
}
