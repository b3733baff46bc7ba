import { readBody } from '../../../nodes/Wachat/triggers/webhook/body';

it.each([
	['an object', '{"a":[1,{"b":null}]}', { a: [1, { b: null }] }],
	['a list', '[1]', [1]],
	['a word', '"hi"', 'hi'],
	['null', 'null', null],
	['letters of every language', '{"a":"Grüße 👋"}', { a: 'Grüße 👋' }],
	['a byte order mark before it', '\uFEFF{"a":1}', { a: 1 }],
])('reads %s', (_name, text, value) => {
	expect(readBody(Buffer.from(text))).toEqual(value);
});

it.each([
	['nothing', ''],
	['plain text', 'hello'],
	['a form', 'a=1&b=2'],
	['JSON that broke off', '{"a":'],
])('hands on %s as the text that it is', (_name, text) => {
	expect(readBody(Buffer.from(text))).toBe(text);
});

it('makes text of bytes that are none', () => {
	expect(readBody(Buffer.from([0xff, 0x61]))).toBe('�a');
});

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

it('keeps as text what is nested too deep to be stored', () => {
	expect(readBody(Buffer.from(nested(101)))).toEqual(JSON.parse(nested(101)));
	for (const depth of [102, 2_500_000]) {
		const text = nested(depth);
		expect(readBody(Buffer.from(text)) === text).toBe(true);
	}
});

it('reads 5 MB', () => {
	const body = { list: Array.from({ length: 500_000 }, (_, i) => ({ i })) };
	expect((readBody(Buffer.from(JSON.stringify(body))) as typeof body).list).toHaveLength(500_000);
});
