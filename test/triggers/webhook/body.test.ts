import { createRedactor, leavesAll } from '../../../nodes/Wachat/transport/redact';
import * as body from '../../../nodes/Wachat/triggers/webhook/body';

const readBody = (rawBody: Buffer) => body.readBody(rawBody, leavesAll);

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
	const sent = { list: Array.from({ length: 500_000 }, (_, i) => ({ i })) };
	expect((readBody(Buffer.from(JSON.stringify(sent))) as typeof sent).list).toHaveLength(500_000);
});

it.each([
	['JSON', '{"apikey":"KEY","n":1}', { apikey: '[API key removed]', n: 1 }],
	['a form', 'apikey=KEY&n=1', 'apikey=[API key removed]&n=1'],
	['JSON nested too deep', `"KEY"${nested(102)}`.replace(/^"KEY"\[/, '["KEY",'), undefined],
])('takes the key out of %s', (_name, text, value) => {
	const secret = ['wk_live', '0123456789abcdef'].join('_');
	const read = body.readBody(Buffer.from(text.replace('KEY', secret)), createRedactor(secret));
	expect(read).toEqual(value ?? text.replace('KEY', '[API key removed]'));
});
