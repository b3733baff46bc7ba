import { plain } from './digits';

/** How a link to a number begins. */
const LINK = /^(?:tel|whatsapp):\s*/i;

/** The end of the JIDs of people, with the device if one is named; what stands before it is their number. */
export const OF_PEOPLE = /(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i;

/** What people put between digits: spaces, brackets, dashes, dots, slashes. */
const SEPARATORS = /[\s.\p{Ps}\p{Pe}\p{Pd}\u2212/\uff0e\uff0f]/gu;

/**
 * What would become another number if its signs were left out: decimal places that a spreadsheet adds, a 0
 * in brackets, which is dialled within the country only, and two numbers.
 */
const DOUBTFUL = [/^\+?\d+\.\d{1,2}$/, /\(\s*0+\s*\)/, /[\n\r]/];

/**
 * The digits of a phone number as people write it, e.g. `+62 812-3456-789` or `0062 (812) 3456.789`, or of a
 * person's JID: without separators, plus sign, or the leading 00 of an international call. No digit is added
 * or guessed.
 *
 * @returns undefined if anything else is in it, or too little (from 5 digits) or too much (to 20, as for the
 * ids that WhatsApp gives in place of numbers)
 */
export function phoneDigits(text: string): string | undefined {
	const number = plain(text).replace(LINK, '').replace(OF_PEOPLE, '');
	if (DOUBTFUL.some((doubt) => doubt.test(number))) return undefined;
	const digits = number.replace(SEPARATORS, '').replace(/^\+?(?:00)?/, '');
	return /^\d{5,20}$/.test(digits) ? digits : undefined;
}
