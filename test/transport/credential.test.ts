import { readCredential } from '../../nodes/Wachat/transport/credential';

const baseUrl = 'https://app.wachat.net/api/v1';
const apiKey = 'sk-0123456789';

describe('readCredential', () => {
	it.each([
		[' sk-0123456789 '],
		['sk-0123456789\n'],
		['Bearer sk-0123456789'],
		['bearer\tsk-0123456789\r\n'],
		['Authorization: Bearer sk-0123456789'],
		['sk-01234\n56789'],
		['sk-01234 \r\n 56789'],
	])('cleans the key %j', (pasted) => {
		expect(readCredential({ apiKey: pasted, baseUrl })).toEqual({ apiKey, baseUrl });
	});

	it.each([[''], ['  '], ['Bearer '], [undefined]])('refuses the key %j as empty', (empty) => {
		expect(() => readCredential({ apiKey: empty, baseUrl })).toThrow("'API Key'");
	});

	it.each([
		[{ apiKey: '', baseUrl }, /^The 'API Key' .* is empty$/, /^Copy the key from the API settings/],
		[{ apiKey: 'schlüssel', baseUrl }, /^The 'API Key' .* no key has$/, /^Copy the key again/],
		[{ apiKey, baseUrl: '' }, /^The 'Base URL' .* is empty$/, /^Enter https:\/\/app\.wachat\.net/],
		[{ apiKey }, /^The 'Base URL' .* is empty$/, /^Enter https:\/\/app\.wachat\.net/],
	])('says what to do about %j', (data, message, description) => {
		expect(() => readCredential(data)).toThrow(
			expect.objectContaining({
				name: 'UnusableCredential',
				message: expect.stringMatching(message),
				description: expect.stringMatching(description),
			}),
		);
	});

	it('refuses a key that cannot be sent, without repeating it', () => {
		expect(() => readCredential({ apiKey: 'sk-…secret', baseUrl })).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('secret') }),
		);
	});

	it.each([
		['https://app.wachat.net/api/v1/', baseUrl],
		[' https://app.wachat.net/api/v1// ', baseUrl],
		['HTTPS://APP.wachat.net/api/v1', baseUrl],
		['https://wachat.example', 'https://wachat.example'],
		['http://localhost:4010/api/v1', 'http://localhost:4010/api/v1'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
		['http://127.255.100.10/api', 'http://127.255.100.10/api'],
		['http://localhost//', 'http://localhost'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('takes the base URL %s', (entered, cleaned) => {
		expect(readCredential({ apiKey, baseUrl: entered })).toMatchObject({ baseUrl: cleaned });
	});

	it.each([
		['', 'is empty'],
		['app.wachat.net', 'is not a web address'],
		['http://app.wachat.net/api/v1', 'must begin with https://'],
		['http://localhost.example.com', 'must begin with https://'],
		['http://127.0.0.1.example.com', 'must begin with https://'],
		['ftp://app.wachat.net', 'must begin with https://'],
		['https://me:secret@app.wachat.net', 'must not hold a user name'],
		['https://app.wachat.net/?x=1', 'must not hold a question mark'],
		['https://app.wachat.net/#x', 'must not hold a question mark'],
		['https://app.wachat.net/api/v1?', 'must not hold a question mark'],
		['https://@app.wachat.net', 'must not hold a user name'],
		['https:/app.wachat.net', 'must begin with https://'],
		['https:\\\\app.wachat.net', 'must begin with https://'],
		['https://app.wachat\t.net', 'must begin with https://'],
		['http://127.1', 'must begin with https://'],
		['http://localhost\\.evil.example', 'must begin with https://'],
	])('refuses the base URL %s', (entered, reason) => {
		expect(() => readCredential({ apiKey, baseUrl: entered })).toThrow(reason);
	});
});
