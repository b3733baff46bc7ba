import { isObject, quote } from '../json';
import { plain } from '../contacts/digits';
import { Unusable } from './unusable';

/** E.164 allows 15 digits; no country has numbers of less than 8 with its code. */
const FEWEST_DIGITS = 8;
const MOST_DIGITS = 15;

const WRITE_IT =
	"Write the number with its country code, e.g. 628123456789, and leave out what doesn't belong to it";

/**
 * Country codes after which a 0 is always the one that is dialled within the country only. (After others,
 * say Italy's 39, it may belong to the number.)
 */
const NO_ZERO_AFTER = new RegExp(
	`^(?:${[
		'20|27|212|213|233|234|251|254|255|256|260|263',
		'3[1-3]|353|358|359|380|381|385|386|4[01346]|49|421',
		'5[458]|593|595',
		'6[0-46]|8[1246]|855|880|886',
		'9[0-2]|94|95|98|96[1-4]|966|971|972|977|994|995',
	].join('|')})(?=0)`,
);

export function refuse(what: string, advice = WRITE_IT): never {
	throw new Unusable(`The 'To' parameter ${what}`, advice);
}

function toText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || typeof value === 'bigint') return plain(String(value));
	if (typeof value === 'number') {
		if (Number.isSafeInteger(value) && value > 0) return String(value);
		return refuse(`is ${value}, which is no phone number`);
	}
	const kind = Array.isArray(value) ? 'a list' : isObject(value) ? 'an object' : quote(value);
	return refuse(
		`must be text, and is ${kind}`,
		'Choose the field that holds the phone number, e.g. {{ $json.phone }}',
	);
}

/** Refuses what would turn into another number if its signs were just left out. */
function checkForm(text: string): void {
	if (/^\+?\d+(?:[.,]\d+)?e\+?\d+$/i.test(text)) {
		refuse(
			'is a number that a spreadsheet has shortened, so digits are missing',
			'Format that column as text, and enter the number again',
		);
	}
	if (/\p{L}/u.test(text)) refuse('has letters in it');
	if (/^\+?\d{7,}[.,]\d{1,2}$/.test(text)) {
		refuse(
			'has decimal places',
			'Format the column or field that it comes from as text, so that no digit is added to the number',
		);
	}
	if (/[\n\r,;|]|\d.*\+/.test(text)) {
		refuse(
			'holds more than one number',
			'Give each number an input item of its own, e.g. with the Split Out node',
		);
	}
	if (/\(\s*0+\s*\)/.test(text)) {
		refuse(
			'has a 0 in brackets, which is dialled within the country only',
			'Leave it out: +44 20… instead of +44 (0)20…',
		);
	}
	const odd = /[^\d\s+.()[\]\p{Pd}\u2212]/u.exec(text);
	if (odd) refuse(`has a character that no phone number has: ${odd[0]}`);
}

/** The digits of a phone number, country code first. No digit is ever added or changed. */
function readPhone(text: string): string {
	checkForm(text);
	const digits = text.replace(/\D/g, '').replace(/^00/, '');
	if (digits === '') refuse('has no digits in it');
	if (digits.startsWith('0')) {
		refuse(
			'begins with 0, so the country code is missing',
			'Write the country code instead of the 0, e.g. 628123456789 instead of 08123456789',
		);
	}
	if (digits.length < FEWEST_DIGITS) {
		refuse(
			`has only ${digits.length} digits`,
			'Write the whole number with its country code, e.g. 628123456789',
		);
	}
	if (digits.length > MOST_DIGITS) {
		refuse(
			`has ${digits.length} digits, more than any phone number (${MOST_DIGITS})`,
			"Give one number with its country code, e.g. 628123456789. A group's ID ends in @g.us",
		);
	}
	const code = NO_ZERO_AFTER.exec(digits)?.[0];
	if (code !== undefined) {
		refuse(
			`has a 0 after the country code ${code}, which is dialled within the country only`,
			`Leave it out: ${code}${digits.slice(code.length).replace(/^0+/, '')}`,
		);
	}
	return digits;
}

function readGroup(id: string, allowGroups: boolean): string {
	if (!allowGroups) {
		refuse(
			'is a group',
			"Choose a person, or turn on 'Allow Groups' in the options if everybody in it may read this",
		);
	}
	if (/^\d{8,}(?:-\d+)?$/.test(id)) return `${id}@g.us`;
	return refuse(
		'is not the ID of a group',
		"Take it as Wachat gives it, e.g. 120363012345678901@g.us: a group contact's 'remoteJid'",
	);
}

/** A WhatsApp ID, by the server that it names. */
function readJid(id: string, server: string, allowGroups: boolean): string {
	if (server === 's.whatsapp.net' || server === 'c.us') return readPhone(id);
	if (server === 'g.us') return readGroup(id, allowGroups);
	if (server === 'lid') {
		return refuse(
			"is a WhatsApp ID that hides the phone number ('…@lid')",
			"Take the contact's phone number instead, e.g. {{ $json.phone }}",
		);
	}
	return refuse(`is an address at '${server.slice(0, 40)}', not a phone number`);
}

/**
 * Whom a message goes to, as the API wants it: digits with the country code, or `<id>@g.us` for a group.
 * Signs that people write into numbers are left out; everything that leaves a doubt is refused.
 *
 * @throws {Unusable} with one sentence for each reason, and what to do
 */
export function readRecipient(value: unknown, allowGroups: boolean): string {
	const text = toText(value).replace(/^(?:whatsapp|tel):\s*/i, '');
	if (text === '') {
		refuse('is empty', 'Enter a phone number with its country code, e.g. 628123456789');
	}
	const [, id, server] = /^(.*)@([^@]*)$/s.exec(text) ?? [];
	if (server === undefined) return readPhone(text);
	return readJid(id.trim(), server.trim().toLowerCase(), allowGroups);
}
