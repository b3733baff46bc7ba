import fc from 'fast-check';

import { createRedactor } from '../../nodes/Wachat/transport/redact';

const KEY = 'wk/live+01"23\\45.67';
const REMOVED = '[API key removed]';

describe('Data', () => {
	it.each([
		['1234567890', { phone: '621234567890', id: 1234567890, notes: '1234567890' }],
		['customer', { name: 'customer', notes: 'A customer, one of the customers' }],
		['customersupport', { name: 'customersupport' }],
		['abc123', { name: 'abc123' }],
		['123456789e12', { total: 1 }],
		['a1b2c3d4e5f6', { name: 'xa1b2c3d4e5f6', notes: 'a1b2c3d4e5f6x a1b2c3d4e5f6é A1B2C3D4E5F6' }],
	])('stays as it is with the key %s: %j', (key, value) => {
		const text = JSON.stringify(value);
		expect(createRedactor(key).data(text)).toBe(text);
	});

	it('keeps its numbers and its structure, even if the key looks like a part of them', () => {
		const { data } = createRedactor('123456789e12');
		expect(data('{"id":123456789e12}')).toBe('{"id":123456789e12}');
		const odd = 'a1","b2","c3';
		expect(createRedactor(odd).data(`["${odd}"]`)).toBe(`["${odd}"]`);
	});

	it.each([
		['as it is', KEY],
		['behind "Bearer"', `Bearer ${KEY}`],
		['on a line of its own', `Key:\n${KEY}\n`],
		['in a URL', `https://example.com/?key=${encodeURIComponent(KEY)}&x=1`],
		['in JSON', JSON.stringify({ key: KEY })],
	])('loses the key %s', (_, notes) => {
		const before = { [KEY]: [{ id: 1, name: 'Ana "A" \\', notes }] };
		const after = JSON.parse(createRedactor(KEY).data(JSON.stringify(before))) as object;
		expect(Object.keys(after)).toEqual([REMOVED]);
		const [contact] = Object.values(after)[0] as Array<Record<string, unknown>>;
		expect(contact).toMatchObject({ id: 1, name: 'Ana "A" \\' });
		expect(contact.notes).toContain(REMOVED);
		expect(contact.notes).not.toContain('live');
	});

	it.each([
		['slashes', '"wk\\/live-0123456789"'],
		['one letter', '"wk/\\u006Cive-0123456789"'],
		['everything', `"${[...'wk/live-0123456789'].map(escaped).join('')}"`],
	])('loses a key of which JSON escapes %s', (_, text) => {
		expect(createRedactor('wk/live-0123456789').data(text)).toBe(`"${REMOVED}"`);
	});

	it('is left to the reader if it is not JSON', () => {
		const { data } = createRedactor(KEY);
		for (const text of [`{"a": "\n${KEY}"`, `"${KEY.slice(0, 9)}`, '"', '\\"', '']) {
			expect(data(text)).toBe(text);
		}
	});

	it('stays JSON that says the same, whatever the key', () => {
		const nasty = fc.constantFrom(...'\\%&u0/="\'25;#x+a1e-'.split(''));
		const key = fc.string({ unit: nasty, minLength: 1, maxLength: 16 });
		fc.assert(
			fc.property(
				fc.tuple(key, fc.boolean()),
				fc.jsonValue(),
				key,
				([tail, long], value, notes) => {
					const apiKey = long ? `${tail}k7-abcdefgh` : tail;
					const { data } = createRedactor(apiKey);
					const before = { value, notes, key: `>${apiKey}<`, count: 123456789e12 };
					const after = JSON.parse(data(JSON.stringify(before))) as typeof before;
					// JSON has no -0.
					const same = JSON.parse(JSON.stringify(before)) as typeof before;
					expect(after).toEqual({ ...same, key: long ? `>${REMOVED}<` : after.key });
					if (!/[a-z]/i.test(apiKey) || apiKey.length < 12) expect(after.key).toBe(before.key);
				},
			),
		);
	});
});

function escaped(char: string): string {
	return `\\u00${char.charCodeAt(0).toString(16)}`;
}
