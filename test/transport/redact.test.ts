import { createRedactor } from '../../nodes/Wachat/transport/redact';

const KEY = 'wk/live+01"23\\45.67';

describe('createRedactor', () => {
	const redact = createRedactor(KEY);

	it.each([
		['as it is', KEY],
		['in a URL', encodeURIComponent(KEY)],
		['in a URL, with small letters', encodeURIComponent(KEY).toLowerCase()],
		['in JSON', JSON.stringify(KEY).slice(1, -1)],
		['in JSON within JSON', JSON.stringify(JSON.stringify(KEY)).slice(3, -3)],
		['in JSON with escaped slashes', JSON.stringify(KEY).slice(1, -1).replaceAll('/', '\\/')],
		['in JSON with escaped signs', JSON.stringify(KEY).slice(1, -1).replace('+', '\\u002B')],
		[
			'in JSON with everything escaped',
			[...KEY].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(''),
		],
	])('takes the key out %s', (_where, form) => {
		expect(redact(`key ${form}!`)).toBe('key [API key removed]!');
	});

	it('takes out a key that ends in a backslash, and leaves JSON as it was otherwise', () => {
		const key = 'ends-in-a-\\';
		const text = createRedactor(key)(JSON.stringify({ error: key }));
		expect(text).toBe('{"error":"[API key removed]"}');
	});

	it('is quick with a text full of backslashes, as anybody may write one', () => {
		const from = performance.now();
		redact('\\'.repeat(200_000));
		expect(performance.now() - from).toBeLessThan(2000);
	});

	it('takes every one out', () => {
		expect(redact(`${KEY}-${KEY}`)).toBe('[API key removed]-[API key removed]');
	});

	it('leaves everything else alone', () => {
		const text = JSON.stringify({ contacts: [{ name: 'wk/live', notes: 'wk/live+01 23\n45x67' }] });
		expect(redact(text)).toBe(text);
	});

	it('leaves text alone that only looks like a very short key', () => {
		expect(createRedactor('testing')('testing a test')).toBe('testing a test');
		expect(createRedactor('testing1')('testing1 a test')).toBe('[API key removed] a test');
	});
});
