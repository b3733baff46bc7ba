import fc from 'fast-check';
import { phoneDigits } from '../../nodes/Wachat/contacts/phone';

describe('The digits of a phone number', () => {
	it.each([
		'628123456789',
		'+62 812-3456-789',
		'0062 (812) 3456.789',
		'+0062 812 3456 789',
		'(+62) 812 3456 789',
		'+62 [812] 3456/789',
		'＋６２（８１２）３４５６－７８９',
		'\u202a+62\u00a0812\u20113456\u2011789\u202c',
		'+٦٢ ٨١٢ ٣٤٥٦ ٧٨٩',
		'+६२ ८१२ ३४५६ ७८९',
		'tel:+62-812-3456-789',
		'WhatsApp: +628123456789',
		'628123456789@s.whatsapp.net',
		'628123456789:12@s.whatsapp.net',
		' 628123456789@C.US ',
	])('are read from %j', (text) => {
		expect(phoneDigits(text)).toBe('628123456789');
	});

	it.each([
		['12345', '12345'],
		['12345678901234567890', '12345678901234567890'],
		// Pairs at the end are no decimal places where dots stand between the others, too.
		['+33.6.12.34.56.78', '33612345678'],
		['+٦٢٨٩٠٩٠', '6289090'],
		['６２８９０９０', '6289090'],
	])('may be as few, as many, and as grouped as in %j', (text, digits) => {
		expect(phoneDigits(text)).toBe(digits);
	});

	it.each([
		['too short', '1234'],
		['too long', '123456789012345678901'],
		['letters', '62812 x 3456'],
		['a number that a spreadsheet shortened', '6.28123E+11'],
		['decimal places', '628123456789.0'],
		['two decimal places', '628123456789.25'],
		['decimal places of another country', '628123456789,00'],
		['a 0 dialled within the country only', '+44 (0)20 7946 0958'],
		['two of them', '+44 ( 00 ) 20 7946 0958'],
		['a link in the middle', '62tel:8123456789'],
		['a sign that stands beside the digits of a script', '62812345678٪'],
		['a letter that stands between the digits of two scripts', '62812345678ڠ'],
		['two numbers', '+628123456789 +628987654321'],
		['two short numbers, one on each line', '5550100\n5550101'],
		['two short numbers and a comma', '5550100, 5550101'],
		['a raised digit', '62812345678²'],
		['the JID of a group', '120363000000000007@g.us'],
		['an ID that hides the number', '62812345678@lid'],
	])('are not guessed from %s', (_what, text) => {
		expect(phoneDigits(text)).toBeUndefined();
	});

	it('stay the same whatever stands between them', () => {
		const separators = fc.constantFrom('', ' ', '-', '/', '\u2011', '\u200b');
		const digits = fc.stringMatching(/^[1-9]\d{7,14}$/);
		fc.assert(
			fc.property(
				digits,
				fc.array(separators, { minLength: 15, maxLength: 15 }),
				(all, between) => {
					const text = [...all].map((digit, at) => `${digit}${between[at] ?? ''}`).join('');
					expect(phoneDigits(`+${text}`)).toBe(all);
				},
			),
		);
	});
});
