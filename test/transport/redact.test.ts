import fc from 'fast-check';

import { createRedactor } from '../../nodes/Wachat/transport/redact';

const KEY = 'wk/live+01"23\\45.67';
const REMOVED = '[API key removed]';

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const each = (text: string, escape: (code: number) => string) =>
	[...text].map((one) => escape(one.charCodeAt(0))).join('');
const hex = (code: number) => code.toString(16).padStart(2, '0');

/** Ways in which a key may come back from which it can be read. */
const FORMS: Array<[name: string, form: (key: string) => string]> = [
	['as it is', (key) => key],
	['in capitals', (key) => key.toUpperCase()],
	['in a URL', encodeURIComponent],
	['in a URL, with small letters', (key) => encodeURIComponent(key).toLowerCase()],
	['in a URL within a URL', (key) => encodeURIComponent(encodeURIComponent(key))],
	['in a URL, everything escaped', (key) => each(key, (code) => `%${hex(code)}`)],
	['in JSON', inJson],
	['in JSON within JSON', (key) => inJson(inJson(key))],
	['in JSON within JSON within JSON', (key) => inJson(inJson(inJson(key)))],
	['in JSON with escaped slashes', (key) => inJson(key).replaceAll('/', '\\/')],
	['in JSON with escaped signs', (key) => inJson(key).replaceAll('+', '\\u002B')],
	['in JSON, everything escaped', (key) => each(key, (code) => `\\u00${hex(code)}`)],
	['in JSON in a URL', (key) => encodeURIComponent(inJson(key))],
	['in a URL in JSON', (key) => inJson(encodeURIComponent(key))],
	[
		'in HTML',
		(key) => key.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll('/', '&sol;'),
	],
	['in HTML, everything in decimals', (key) => each(key, (code) => `&#0${code};`)],
	['in HTML, everything in hex', (key) => each(key, (code) => `&#X${hex(code)};`)],
	['in HTML in JSON', (key) => inJson(key.replaceAll('&', '&amp;').replaceAll('"', '&quot;'))],
];

describe('What people read', () => {
	it.each(FORMS)('is clean of the key %s', (_, form) => {
		expect(createRedactor(KEY).words(`key ${form(KEY)}!`)).toBe(`key ${REMOVED}!`);
	});

	it.each(FORMS)('is clean of any key %s, next to anything', (_, form) => {
		const nasty = fc.constantFrom(...'\\%&u0/="\'25;#x+a'.split(''));
		const key = fc.string({ unit: nasty, minLength: 8, maxLength: 14 });
		const text = fc.string({ unit: nasty, maxLength: 12 });
		fc.assert(
			fc.property(key, text, text, (tail, before, after) => {
				// A letter and a digit, so that it counts inside of words.
				const one = `${tail}k7`;
				const cleaned = createRedactor(one).words(before + form(one) + after);
				expect(cleaned).toContain(REMOVED);
				expect(cleaned).not.toContain(form(one));
			}),
		);
	});

	it.each(['', 'a', 'ab', 'abc', 'Bearer ', ':', 'user:'])(
		'is clean of the key in base64 behind %j',
		(before) => {
			for (const after of ['', ':', '==', ' and so on']) {
				for (const kind of ['base64', 'base64url'] as const) {
					const encoded = Buffer.from(before + KEY + after).toString(kind);
					const { words } = createRedactor(KEY);
					for (const form of [encoded, encodeURIComponent(encoded), inJson(encoded)]) {
						const rest = words(`<${form}>`).split(REMOVED);
						expect(rest).toHaveLength(2);
						expect(rest.join('').length).toBeLessThanOrEqual(
							Math.ceil(((before.length + after.length) * 4) / 3) + 8,
						);
					}
				}
			}
		},
	);

	it('is clean of every one', () => {
		expect(createRedactor(KEY).words(`${KEY}-${KEY}${KEY}`)).toBe(
			`${REMOVED}-${REMOVED}${REMOVED}`,
		);
	});

	it('is clean of a key that ends in a backslash, and stays as it was otherwise', () => {
		const key = 'ends-in-a-1\\';
		const text = createRedactor(key).words(JSON.stringify({ error: key }));
		expect(text).toBe(`{"error":"${REMOVED}"}`);
	});

	it('is clean of a key that begins with a slash, and of what escapes the slash', () => {
		expect(createRedactor('/begins-1').words('a\\/begins-1')).toBe(`a${REMOVED}`);
	});

	it.each([
		['testing', 'testing a test'],
		['customer', 'The customers of customer_1'],
		['1234567890', 'No WhatsApp on 621234567890 or 12345678901'],
		[KEY, JSON.stringify({ name: 'wk/live', notes: 'wk/live+01 23\n45x67', url: '/%20a&amp;b' })],
		[KEY, base64('wk/live, and something else')],
	])('keeps its words with the key %j: %s', (key, text) => {
		expect(createRedactor(key).words(text)).toBe(text);
	});

	it.each([
		['testing1', 'xtesting1x', `x${REMOVED}x`],
		['customer', 'No key "customer"', `No key "${REMOVED}"`],
		['customer', 'key\\ncustomer\\n', `key\\n${REMOVED}\\n`],
		['1234567890', 'Key 1234567890 is unknown', `Key ${REMOVED} is unknown`],
	])('loses the key %j: %s', (key, text, cleaned) => {
		expect(createRedactor(key).words(text)).toBe(cleaned);
	});
});
