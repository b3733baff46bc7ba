import { refuseLookalike } from '../../nodes/Wachat/messages/lookalike';
import { readRecipient } from '../../nodes/Wachat/messages/recipient';
import { Unusable } from '../../nodes/Wachat/messages/unusable';

/** What a spelling is taken as. */
const TAKEN: ReadonlyArray<[unknown, string]> = [
	// Indonesia
	['628123456789', '628123456789'],
	[628123456789, '628123456789'],
	[BigInt('628123456789'), '628123456789'],
	['+62 812-3456-789', '628123456789'],
	['00628123456789', '628123456789'],
	['+0062 812 3456 789', '628123456789'],
	['(+62) 812.3456.789', '628123456789'],
	['  62 812 3456 789\n', '628123456789'],
	['- 62 812 3456 789', '628123456789'],
	// Brazil, with and without the ninth digit: neither is made into the other.
	['+55 (11) 98765-4321', '5511987654321'],
	['+55 11 8765-4321', '551187654321'],
	// Mexico, with and without the 1 after the country code
	['+52 1 55 1234 5678', '5215512345678'],
	['+52 55 1234 5678', '525512345678'],
	// Argentina
	['+54 9 11 2345-6789', '5491123456789'],
	// United States
	['+1 (415) 555-0132', '14155550132'],
	['1.415.555.0132', '14155550132'],
	[14155550132, '14155550132'],
	// United Kingdom
	['+44 20 7946 0958', '442079460958'],
	// Germany
	['+49 [171] 123 4567', '491711234567'],
	// Italy, where the 0 of a landline belongs to the number
	['+39 06 698 1234', '39066981234'],
	['0039 06 698 1234', '39066981234'],
	// India
	['+91 98765 43210', '919876543210'],
	// Nigeria
	['+234-803-123-4567', '2348031234567'],
	// Singapore
	['+65 8123 4567', '6581234567'],
	// Ivory Coast, Benin, Congo, Burkina Faso and San Marino, where numbers begin with 0
	['+225 07 07 12 34 56', '2250707123456'],
	['+229 01 90 12 34 56', '2290190123456'],
	['+242 06 123 4567', '242061234567'],
	['+226 07 12 34 56', '22607123456'],
	['+378 0549 123456', '3780549123456'],
	// As short and as long as they get
	['29012345', '29012345'],
	['123456789012345', '123456789012345'],
	// Signs that come along when a number is copied
	['\u202a+62\u00a0812\u2011345\u20116789\u202c', '628123456789'],
	['\u200e62\u200b8123456789\ufeff', '628123456789'],
	['\u2066+62 812 345 6789\u2069', '628123456789'],
	['+62\u2007812\u202f345\u20096789', '628123456789'],
	['+62–812—345−6789', '628123456789'],
	['\uff0b62 812 345 6789', '628123456789'],
	['６２８１２３４５６７８９', '628123456789'],
	['+٦٢٨١٢٣٤٥٦٧٨٩', '628123456789'],
	['۶۲۸۱۲۳۴۵۶۷۸۹', '628123456789'],
	['+९१९८७६५४३२१०', '919876543210'],
	['+৮৮০১৭১২৩৪৫৬৭৮', '8801712345678'],
	// Links and WhatsApp IDs
	['whatsapp:+628123456789', '628123456789'],
	['WhatsApp: +62 812 345 6789', '628123456789'],
	['tel:+62-812-345-6789', '628123456789'],
	['628123456789@s.whatsapp.net', '628123456789'],
	['628123456789@S.WhatsApp.net', '628123456789'],
	['628123456789@c.us', '628123456789'],
	[' 628123456789@s.whatsapp.net\u200e', '628123456789'],
	['628123456789 @ c.us', '628123456789'],
];

/** What a refusal says of a spelling. */
const REFUSED: ReadonlyArray<[unknown, RegExp]> = [
	['', /is empty/],
	['  \u200b ', /is empty/],
	[null, /is empty/],
	[undefined, /is empty/],
	['whatsapp:', /is empty/],
	['+', /no digits/],
	['@s.whatsapp.net', /no digits/],
	['()-', /no digits/],
	// The country code is missing.
	['08123456789', /country code is missing/],
	['+08123456789', /country code is missing/],
	['(021) 555 1234', /country code is missing/],
	['000628123456789', /country code is missing/],
	['011 62 812 345 6789', /country code is missing/],
	['08123456789@s.whatsapp.net', /country code is missing/],
	// The 0 of the country
	['+44 (0)20 7946 0958', /0 in brackets/],
	['+49 ( 0 ) 171 1234567', /0 in brackets/],
	['+62 0812 345 6789', /0 after the country code 62/],
	['4901711234567', /0 after the country code 49/],
	['+971 050 123 4567', /0 after the country code 971/],
	['+234 0803 123 4567', /0 after the country code 234.*/],
	['+55 (011) 98765-4321', /0 after the country code 55/],
	['+82 010 1234 5678', /0 after the country code 82/],
	['+20 010 1234 5678', /0 after the country code 20/],
	['+254 0712 345678', /0 after the country code 254/],
	['+972 050 123 4567', /0 after the country code 972/],
	['+353 087 123 4567', /0 after the country code 353/],
	['+54 011 2345 6789', /0 after the country code 54/],
	// Too short, too long
	['1234567', /only 7 digits/],
	['1', /only 1 digits/],
	[911, /only 3 digits/],
	['1234567890123456', /16 digits/],
	['120363012345678901', /18 digits/],
	[1234567890123456, /16 digits/],
	// More than one
	['628123456789, 628987654321', /more than one number/],
	['628123456789;628987654321', /more than one number/],
	['628123456789\n628987654321', /more than one number/],
	['628123456|789', /more than one number/],
	['+628123456789 +628987654321', /more than one number/],
	// Letters
	['62812ABCDEFG', /letters/],
	['John', /letters/],
	['1-800-FLOWERS', /letters/],
	['628123456789 ext. 5', /letters/],
	['tel:628123456789;ext=5', /letters/],
	['62whatsapp:8123456789', /letters/],
	['https://wa.me/628123456789', /letters/],
	['６２Ａ８１２３４５６', /letters/],
	['{{ $json.phone }}', /letters/],
	['undefined', /letters/],
	// Made by a spreadsheet
	['6.28123E+11', /spreadsheet/],
	['6,28123e11', /spreadsheet/],
	['628123456789.0', /decimal places/],
	['628123456789,00', /decimal places/],
	// Other signs
	['628123456789²', /character that no phone number has: ²/],
	["'628123456789", /character that no phone number has: '/],
	['=628123456789', /character that no phone number has: =/],
	['628123/456789', /character that no phone number has: \//],
	['62812345678①', /character that no phone number has: ①/],
	['*628123456789#', /character that no phone number has: \*/],
	['62📞8123456789', /character that no phone number has: 📞/],
	// No text at all
	[true, /must be text, and is true/],
	[{ phone: '628123456789' }, /must be text, and is an object/],
	[['628123456789'], /must be text, and is a list/],
	[NaN, /no phone number/],
	[Infinity, /no phone number/],
	[-628123456789, /no phone number/],
	[6281234567.5, /no phone number/],
	[1e21, /no phone number/],
	[0, /no phone number/],
	// WhatsApp IDs of others than people
	['123456789012345@lid', /hides the phone number/],
	['123456789012345@LID', /hides the phone number/],
	['120363012345678901@g.us', /is a group/],
	['628123456789-1512345678@g.us', /is a group/],
	['status@broadcast', /address at 'broadcast'/],
	['120363012345678901@newsletter', /address at 'newsletter'/],
	['john@example.com', /address at 'example.com'/],
	['a:1@s.whatsapp.net', /letters/],
	[`1@${'long.'.repeat(20)}example.com`, /address at '.{40}',/],
];

/** What to do about it, where the advice is about this one. */
const ADVICE: ReadonlyArray<[string, string]> = [
	['+44 020 7946 0958', 'Leave it out: 442079460958'],
	['+49 00 171 0123456', 'Leave it out: 491710123456'],
	['+44 (0)20 7946 0958', 'Leave it out: +44 20… instead of +44 (0)20…'],
	[
		'08123456789',
		'Write the country code instead of the 0, e.g. 628123456789 instead of 08123456789',
	],
	['6.28123E+11', 'Format that column as text, and enter the number again'],
	[
		'120363012345678901',
		"Give one number with its country code, e.g. 628123456789. A group's ID ends in @g.us",
	],
];

function refusalOf(value: unknown, allowGroups = false): Unusable {
	try {
		readRecipient(value, allowGroups);
	} catch (error) {
		if (error instanceof Unusable) return error;
	}
	throw new Error(`${String(value)} was not refused`);
}

describe('a recipient', () => {
	it.each(TAKEN)('%p is taken', (value, to) => {
		expect(readRecipient(value, false)).toBe(to);
		// What came out is taken as it is.
		expect(readRecipient(to, false)).toBe(to);
	});

	it.each(REFUSED)('%p is refused', (value, words) => {
		const { message, description, sentence } = refusalOf(value);
		expect(message).toMatch(words);
		expect(message).toMatch(/^The 'To' parameter /);
		expect(description).toMatch(/^(Write|Enter|Give|Take|Leave|Choose|Format)/);
		expect(sentence).not.toMatch(/error|problem|failure|mistake|\.$/i);
	});

	it.each(ADVICE)('%p is refused with advice of its own', (value, advice) =>
		expect(refusalOf(value).description).toBe(advice),
	);

	it('has at least 60 spellings in this table', () => {
		expect(TAKEN.length + REFUSED.length).toBeGreaterThan(60);
	});
});

describe('a group', () => {
	it.each(['120363012345678901@g.us', '628123456789-1512345678@g.us'])(
		'%s is taken where groups are allowed',
		(id) => {
			expect(readRecipient(id, true)).toBe(id);
			expect(readRecipient(id.replace('@', ' @ '), true)).toBe(id);
		},
	);

	it.each([
		'@g.us',
		'friends@g.us',
		'120363 0123@g.us',
		'12-@g.us',
		'x120363012345678901@g.us',
		'120363012345678901x@g.us',
		'628123456789-1512345678-1@g.us',
	])('%s is no group even then', (id) => {
		const { message, description } = refusalOf(id, true);
		expect(message).toMatch(/not the ID of a group/);
		expect(description).toContain('120363012345678901@g.us');
	});

	const group = { isGroup: true, phone: '6281234567890', remoteJid: '6281234567890@g.us' };

	it('is not taken for a person by the number that Get Many gives it', () => {
		expect(() => refuseLookalike(group, '6281234567890')).toThrow(/number of a group/);
		const withoutPhone = { ...group, phone: null };
		expect(() => refuseLookalike(withoutPhone, '6281234567890')).toThrow(/number of a group/);
	});

	it('does not stand in the way of anybody else', () => {
		expect(() => refuseLookalike(group, '6281234567890@g.us')).not.toThrow();
		expect(() => refuseLookalike(group, '15550100')).not.toThrow();
		expect(() => refuseLookalike({ ...group, isGroup: false }, '6281234567890')).not.toThrow();
	});
});

describe('an ID that hides the number', () => {
	const hidden = { isGroup: false, remoteJid: '123456789012345@lid' };

	it.each(['123456789012345@lid', '123456789012345@LID ', '123456789012345:17@lid'])(
		'is not taken for the number: %p',
		(remoteJid) => {
			const item = { ...hidden, remoteJid };
			expect(() => refuseLookalike(item, '123456789012345')).toThrow(/hides the phone number/);
		},
	);

	it('does not stand in the way of a number', () => {
		expect(() => refuseLookalike(hidden, '15550100')).not.toThrow();
		const known = { ...hidden, remoteJid: '123456789012345@s.whatsapp.net' };
		expect(() => refuseLookalike(known, '123456789012345')).not.toThrow();
		expect(() => refuseLookalike({}, '123456789012345')).not.toThrow();
	});
});
