import { readAnswer } from '../../nodes/Wachat/transport/readAnswer';
import { RequestFailure } from '../../nodes/Wachat/transport/requestFailure';

const reading = {
	now: Date.parse('2026-06-13T08:00:00Z'),
	clean: (text: string) => text.replaceAll('s3cret', '***'),
};

function failureOf(status: number, text = '{}', headers: Record<string, unknown> = {}) {
	try {
		readAnswer({ status, text, headers }, reading);
	} catch (error) {
		if (error instanceof RequestFailure) return { kind: error.kind, ...error.details };
	}
	throw new Error('It was accepted');
}

describe('readAnswer', () => {
	it.each([
		'{"success":true,"count":0}',
		'{"count":0}',
		' {"success":"true"}\n',
		'{"success":1}',
		'{"success":"1"}',
		'{"success":true,"error":"a warning"}',
		'{"count":0,"error":null}',
		'{"count":0,"error":""}',
		'{"count":0,"error":[]}',
		'{"count":0,"error":{}}',
	])('accepts %s', (text) => {
		expect(readAnswer({ status: 200, text, headers: {} }, reading)).toEqual(JSON.parse(text));
	});

	it.each([
		[199, 'rejected'],
		[300, 'redirect'],
		[301, 'redirect'],
		[399, 'redirect'],
		[400, 'rejected'],
		[401, 'unauthorized'],
		[402, 'forbidden'],
		[403, 'forbidden'],
		[404, 'rejected'],
		[408, 'timeout'],
		[422, 'rejected'],
		[429, 'rateLimited'],
		[500, 'serverDown'],
		[503, 'serverDown'],
		[599, 'serverDown'],
	])('takes status %i for %s', (status, kind) => {
		expect(failureOf(status)).toMatchObject({ kind, status });
	});

	it.each([
		['a web page', '<!doctype html><html>Welcome</html>', 'webPage'],
		['a web page behind spaces', ' \n<html></html>', 'webPage'],
		['text', 'It works!', 'notJson'],
		['text with a bracket', 'It [works]!', 'notJson'],
		['a bracket behind a word', 'x{', 'notJson'],
		['nothing', '', 'empty'],
		['only spaces', ' \n', 'empty'],
		['a list', '[]', 'notJson'],
		['a number', '7', 'notJson'],
		['text that begins like a list', '[ERROR] database locked', 'notJson'],
		['JSON with something behind it', '{"success":true,"contacts":[]}\n(3 ms)', 'notJson'],
		['JSON with an error in it', '{"success":true,,"name":"[{"}', 'notJson'],
		['JSON that broke off', '{"success":true,"contacts":[{"id":1', 'disconnected'],
		['JSON that broke off in a string', '{"contacts":[{"name":"a \\"]}]}', 'disconnected'],
		['JSON that broke off in an escape', '{"name":"}\\', 'disconnected'],
		['success: false', '{"success":false,"error":"No such instance"}', 'rejected'],
		['success: null', '{"success":null}', 'rejected'],
		['success: 0', '{"success":0}', 'rejected'],
		['an error without success', '{"error":"Instance is locked"}', 'rejected'],
		['an error with words in it', '{"error":{"message":"Locked"},"contacts":[]}', 'rejected'],
		['text with a bracket and a quote', '[ERROR] the "database', 'notJson'],
	])('does not take %s for an answer, though its status is 200', (_what, text, kind) => {
		expect(failureOf(200, text)).toMatchObject({ kind, status: 200 });
	});

	it.each([
		['error', '{"error":"Plan expired","message":"x"}', 'Plan expired'],
		['message within error', '{"error":{"message":"Plan expired"}}', 'Plan expired'],
		['message', '{"message":"Plan expired"}', 'Plan expired'],
		['details', '{"details":"Plan expired"}', 'Plan expired'],
		['plain text, in one line', ' Plan \n expired ', 'Plan expired'],
	])("takes the API's own words from %s", (_where, text, words) => {
		expect(failureOf(403, text)).toMatchObject({ text: words });
	});

	it.each([
		'<html>Bad gateway</html>',
		'',
		' \n',
		'{"error":""}',
		'{"error":" "}',
		'{"error":["x"]}',
	])('has no words where there are none for people: %s', (text) => {
		expect(failureOf(502, text).text).toBeUndefined();
	});

	it('says so when an answer broke off', () => {
		expect(failureOf(200, ' {"contacts":').text).toBe('The answer broke off');
		expect(failureOf(200, 'It works!').text).toBeUndefined();
	});

	it('shows the words of an answer that has an error and no success', () => {
		expect(failureOf(200, '{"error":"Instance is locked"}').text).toBe('Instance is locked');
	});

	it('notices a text of 20 MB that was cut, and shows no more of it than of any other', () => {
		const long = 'x'.repeat(20_000_000);
		expect(failureOf(200, `{"notes":"${long}`)).toMatchObject({ kind: 'disconnected' });
		expect(failureOf(200, `{"notes":"${long}"}`.repeat(2))).toMatchObject({ kind: 'notJson' });
	});

	it('takes the key out of words and addresses, before it cuts them', () => {
		const text = `${'x'.repeat(297)} s3cret`;
		expect(failureOf(403, JSON.stringify({ error: text })).text).toBe(`${'x'.repeat(297)} **…`);
		expect(failureOf(403, 'No s3cret').text).toBe('No ***');
		expect(failureOf(200, '{"success":false,"error":"No s3cret"}').text).toBe('No ***');
		expect(failureOf(302, '', { location: 'https://s3cret.example' }).location).not.toContain(
			's3cret',
		);
	});

	it('leaves words alone that just fit', () => {
		expect(failureOf(500, JSON.stringify({ error: 'x'.repeat(300) })).text).toBe('x'.repeat(300));
	});

	it('cuts endless words', () => {
		expect(failureOf(500, JSON.stringify({ error: 'x'.repeat(5000) })).text).toHaveLength(301);
	});

	it.each([
		['seconds', { 'retry-after': ' 30 ' }, 30_000],
		['a time behind a word', { 'retry-after': 'in 30' }, undefined],
		['parts of a second', { 'retry-after': '1.25' }, 1250],
		['a number of something else', { 'retry-after': '30 apples' }, undefined],
		['a date', { 'retry-after': 'Sat, 13 Jun 2026 08:01:00 GMT' }, 60_000],
		[
			"a date, by the server's own clock",
			{ 'retry-after': 'Sat, 13 Jun 2026 09:00:30 GMT', date: 'Sat, 13 Jun 2026 09:00:00 GMT' },
			30_000,
		],
		['a date that has passed', { 'retry-after': 'Sat, 13 Jun 2026 07:00:00 GMT' }, 0],
		['nonsense', { 'retry-after': 'soon' }, undefined],
		['nothing', {}, undefined],
	])('reads Retry-After: %s', (_what, headers, retryAfter) => {
		expect(failureOf(429, '{}', headers).retryAfter).toBe(retryAfter);
	});

	it('tells where a redirect leads, without its path and query', () => {
		const headers = { location: 'https://elsewhere.example/login?key=secret' };
		expect(failureOf(302, '', headers).location).toBe('https://elsewhere.example');
		expect(failureOf(302, '', {}).location).toBeUndefined();
	});
});
