import nock from 'nock';
import type { NodeApiError } from 'n8n-workflow';
import {
	answerFor,
	contact,
	contacts,
	INSTANCES,
	serve,
	serveAnswer,
	type Answer,
} from './api.mts';
import { runListSearch } from './editor.mts';
import { runNode } from './harness.mts';
import { INSTANCE } from './host.mts';

/** Every failure is final at once, so that no test waits. */
const parameters = { options: { retryTime: 0 } };

const CASES: Array<[string, Answer, { message: RegExp; description: RegExp; httpCode?: string }]> =
	[
		[
			'a wrong key',
			{ status: 401, body: { error: 'Unauthorized' } },
			{ message: /API key.*Unauthorized/, description: /API settings/, httpCode: '401' },
		],
		[
			'an expired plan',
			{ status: 403, body: { message: 'Subscription expired' } },
			{ message: /Subscription expired/, description: /plan/, httpCode: '403' },
		],
		[
			'an unpaid plan',
			{ status: 402, body: { error: { message: 'Payment due' } } },
			{ message: /Payment due/, description: /plan/, httpCode: '402' },
		],
		[
			'a parameter that the API refuses',
			{ status: 422, body: { error: 'Bad search' } },
			{ message: /Bad search/, description: /Instance/, httpCode: '422' },
		],
		[
			'a rate limit',
			{ status: 429, headers: { 'retry-after': '3600' } },
			{ message: /requests/, description: /after \d{4}-\d\d-\d\d \d\d:\d\d/, httpCode: '429' },
		],
		[
			'a rate limit without a time',
			{ status: 429 },
			{
				message: /requests/,
				description: /in a few minutes\. Raise 'Retry Time' .*\. A lower 'Concurrency'/,
				httpCode: '429',
			},
		],
		[
			'a request timeout',
			{ status: 408 },
			{ message: /in time/, description: /later.*Retry Time.*Timeout/, httpCode: '408' },
		],
		[
			'a server that is down',
			{ status: 503, body: '<h1>Service Unavailable</h1>' },
			{ message: /not available.*503/, description: /again in a few minutes/, httpCode: '503' },
		],
		[
			'a redirect',
			{ status: 301, headers: { location: 'https://elsewhere.example/login?next=1' } },
			{ message: /https:\/\/elsewhere\.example /, description: /Base URL/, httpCode: '301' },
		],
		[
			'a web page with status 200',
			{ body: '<!doctype html><p>Welcome</p>' },
			{ message: /web page/, description: /Base URL/, httpCode: '200' },
		],
		[
			'success: false with status 200',
			{ body: { success: false, error: 'Instance is locked' } },
			{ message: /Instance is locked/, description: /Instance/, httpCode: '200' },
		],
		[
			'an answer that has an error and no success, with status 200',
			{ body: { error: 'Instance is asleep' } },
			{ message: /Instance is asleep/, description: /Instance/, httpCode: '200' },
		],
		[
			'an empty answer',
			{ body: '' },
			{ message: /empty$/, description: /later.*Base URL.*Retry Time/, httpCode: '200' },
		],
		[
			'an answer that is not a contact list',
			{ body: { success: true, total: 0 } },
			{ message: /contact list/, description: /support/ },
		],
		[
			'a text that looks like a system code',
			{ status: 403, body: { error: 'Nobody may approvePermissions here' } },
			{ message: /approvePermissions/, description: /plan/, httpCode: '403' },
		],
	];

describe('What a person reads when something went wrong', () => {
	it.each(CASES)('%s', async (_, answer, { message, description, httpCode }) => {
		const calls = serveAnswer(answer);
		const { error, status, items } = await runNode({ parameters });
		expect(status).toBe('error');
		expect(items).toEqual([]);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(description);
		expect(error?.httpCode ?? undefined).toBe(httpCode);
		expect(error?.context?.itemIndex).toBe(0);
		expect(calls.filter(({ path }) => path === '/api/v1/contacts')).toHaveLength(1);
	});

	it.each([
		['ECONNREFUSED', /was refused/],
		['ECONNRESET', /broke off/],
		['ENOTFOUND', /name is not known/],
		['ENETUNREACH', /cannot be reached/],
		['HPE_INVALID_CHUNK_SIZE', /damaged/],
		['EPROTO', /secure connection/],
		['ETIMEDOUT', /in time/],
		['CERT_HAS_EXPIRED', /certificate/],
	])('a connection that ends in %s', async (code, message) => {
		const thrown = Object.assign(new Error(`${code} app.wachat.net`), { code });
		nock('https://app.wachat.net').persist().get(/.*/).replyWithError(thrown);
		const { error } = await runNode({ parameters });
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/Base URL|Timeout/);
		expect(error?.httpCode ?? undefined).toBeUndefined();
	});

	it('tolerates a success that is a number', async () => {
		serve((call) => {
			const { body } = answerFor(call, contacts(3));
			return { body: { ...(body as object), success: 1 } };
		});
		const { items, error } = await runNode({ parameters });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
	});

	it('names the API name if the given name is a display name', async () => {
		serveAnswer({ status: 404, body: { error: 'Instance not found' } });
		const instanceName = { __rl: true, mode: 'name', value: 'jakarta_store' };
		const { error } = await runNode({ parameters: { ...parameters, instanceName } });
		expect(`${error?.message} ${error?.description}`).toContain(INSTANCE);
		expect(`${error?.message} ${error?.description}`).toMatch(/display name/i);
		expect(error?.httpCode).toBe('404');
	});

	it('lists up to five instances of the account if the given name is unknown', async () => {
		const many = Array.from({ length: 7 }, (_, i) => ({
			...INSTANCES[0],
			displayName: `shop_${i}`,
			instanceName: `shop_${i}`,
			apiInstanceName: `t1_shop_${i}`,
			internalName: `t1_shop_${i}`,
		}));
		serve((call) =>
			call.path.endsWith('/contacts')
				? { status: 404, body: { error: 'Instance not found' } }
				: answerFor(call, [], many),
		);
		const { error } = await runNode({ parameters });
		const text = `${error?.message} ${error?.description}`;
		expect(text.match(/t1_shop_\d/g)).toHaveLength(5);
		expect(text).toContain('and 2 more');
	});

	it('says so if the account has no instance at all', async () => {
		serve((call) => (call.path.endsWith('/contacts') ? { status: 404 } : answerFor(call, [], [])));
		const { error } = await runNode({ parameters });
		expect(error?.description).toMatch(/no instance yet/);
	});

	it('says that the instance is not connected, as that may be why it was rejected', async () => {
		const instanceName = { __rl: true, mode: 'name', value: 't1_mq9r2jow_bali_store' };
		serveAnswer({ status: 409, body: { error: 'Session closed' } });
		const { error } = await runNode({ parameters: { ...parameters, instanceName } });
		expect(error?.message).toMatch(/Session closed/);
		expect(error?.description).toMatch(/"Bali Store" is not connected to WhatsApp.*connect it/);
		expect(error?.httpCode).toBe('409');
	});

	it('still tells about the unknown instance if the account cannot be listed', async () => {
		serve((call) => ({ status: call.path.endsWith('/contacts') ? 404 : 500 }));
		const { error } = await runNode({ parameters });
		expect(error?.httpCode).toBe('404');
		expect(error?.description).toContain('Instance');
	});

	it.each(CASES)('names no field in the picker, which has none: %s', async (_, answer) => {
		serve(() => ({ ...answer, headers: { 'retry-after': '3600', ...answer.headers } }));
		const failure = await runListSearch('searchInstances').catch((error: Error) => error);
		const { message, description } = failure as NodeApiError;
		expect(description).toMatch(/\w+ \w+/);
		expect(`${message} ${description}`).not.toMatch(
			/Retry Time|Concurrency|'Timeout'|'Instance'|parameter|in the options/,
		);
	});

	it('avoids words that only frighten', async () => {
		for (const [, answer] of CASES) {
			nock.cleanAll();
			serveAnswer({ ...answer, body: typeof answer.body === 'string' ? answer.body : {} });
			const { error } = await runNode({ parameters });
			const text = `${error?.message} ${error?.description}`;
			expect(text).not.toMatch(/\b(error|problem|failure|mistake|invalid)\b/i);
		}
	});

	it('says nothing if a later try succeeds', async () => {
		const calls = serve((call, number) =>
			number === 1
				? { status: 429, headers: { 'retry-after': '0' } }
				: answerFor(call, contacts(3)),
		);
		const { error, items, hints } = await runNode();
		expect(error).toBeUndefined();
		expect(hints).toEqual([]);
		expect(items).toHaveLength(3);
		expect(calls).toHaveLength(2);
	});

	it('gives up on a request after the timeout', async () => {
		serve(() => new Promise(() => {}));
		const { error } = await runNode({ parameters: { options: { retryTime: 0, timeout: 200 } } });
		expect(error?.message).toMatch(/in time/);
		expect(error?.description).toMatch(/Timeout/);
	});

	it('does not pass on the first pages if a later one is refused', async () => {
		serve((call) =>
			call.query.page === '1' ? answerFor(call, contacts(250)) : { status: 403, body: {} },
		);
		const { items, status } = await runNode({ parameters: { returnAll: true } });
		expect(status).toBe('error');
		expect(items).toEqual([]);
	});

	it('refuses an entry without an ID', async () => {
		serve((call) => answerFor(call, [contact(1), { name: 'Nobody' }]));
		const { error } = await runNode({ parameters });
		expect(error?.message).toMatch(/Entry 2/);
	});
});
