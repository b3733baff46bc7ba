import nock from 'nock';
import { answerFor, contact, contacts, instance, serve, serveAnswer, type Answer } from './api.mts';
import { runCredentialTest, runListSearch } from './editor.mts';
import { everythingIn } from './everythingIn.mts';
import { runNode } from './harness.mts';
import { AWKWARD_KEY as apiKey } from './host.mts';

const parameters = { options: { retryTime: 0 } };

const base64 = (text: string) => Buffer.from(text).toString('base64');
const twice = (text: string) => encodeURIComponent(encodeURIComponent(text));
const entities = (text: string) => text.replace(/\W/g, (one) => `&#${one.charCodeAt(0)};`);

/** Answers that repeat the key that was sent, and are final. */
const FINAL_ECHOES: Array<[string, Answer]> = [
	['in a text', { status: 400, body: `No key ${apiKey} here` }],
	['in a message', { status: 401, body: { error: `Unknown key ${apiKey}` } }],
	['in an object', { status: 403, body: { error: { sent: { headers: [`Bearer ${apiKey}`] } } } }],
	['in a URL', { status: 404, body: { error: `/x?apiKey=${encodeURIComponent(apiKey)}` } }],
	['in a web page', { body: `<html>${apiKey}</html>` }],
	['in success: false', { body: { success: false, message: apiKey } }],
	[
		'in a redirect',
		{ status: 302, headers: { location: `https://elsewhere.example/?k=${apiKey}` } },
	],
	[
		'in an echoed field',
		{ body: { contacts: [], total: 1, hasMore: false, page: apiKey, count: 0 } },
	],
	[
		'in an echoed instance',
		{ body: { contacts: [], total: 0, instance: { apiInstanceName: apiKey } } },
	],
	[
		'in JSON with escaped slashes',
		{ status: 400, body: `{"error":"${apiKey.replaceAll('/', '\\/')}"}` },
	],
	[
		'in JSON with escaped characters',
		{ status: 400, body: `{"error":"${apiKey.replaceAll('+', '\\u002B')}"}` },
	],
	[
		'in base64, as in a Basic header',
		{ status: 401, body: { error: `Authorization: Basic ${base64(`${apiKey}:`)}` } },
	],
	['in base64', { status: 400, body: { error: base64(`x${apiKey}`) } }],
	['in a URL within a URL', { status: 400, body: { error: twice(apiKey) } }],
	['in HTML', { status: 400, body: { error: `<b>${entities(apiKey)}</b>` } }],
	['in an echoed field, in base64', { body: { contacts: [], page: base64(apiKey), count: 0 } }],
	['in success: false, in base64', { body: { success: false, error: base64(apiKey) } }],
];

const ECHOES: typeof FINAL_ECHOES = [
	...FINAL_ECHOES,
	['in a status 429', { status: 429, body: { message: apiKey }, headers: { 'x-key': apiKey } }],
	['in a status 500', { status: 500, body: { details: `Bearer ${apiKey}`, [apiKey]: apiKey } }],
	['in JSON cut short', { body: `{"contacts": [{"id": 1, "name": "${apiKey}"` }],
];

/** The key in whatever form it was echoed; base64 without its ends, which depend on what is around. */
function expectNoKey(text: string): void {
	const inBase64 = [0, 1, 2].map((before) => base64(' '.repeat(before) + apiKey).slice(4, -8));
	const inUrl = encodeURIComponent(apiKey);
	const inJson = apiKey.replaceAll('/', '\\/');
	for (const form of [apiKey, inUrl, twice(apiKey), inJson, entities(apiKey), ...inBase64]) {
		expect(text.includes(form) ? `found ${form}` : 'no key').toBe('no key');
	}
}

const credentials = { apiKey };

describe('The API key', () => {
	it.each(ECHOES)('is in nothing that n8n stores when it is repeated %s', async (_, answer) => {
		serveAnswer(answer);
		const { error, serialised } = await runNode({ credentials, parameters });
		expect(error?.message).toBeTruthy();
		expectNoKey(serialised);
	});

	it.each(ECHOES)('is in no item that continues when it is repeated %s', async (_, answer) => {
		serveAnswer(answer);
		const node = { onError: 'continueErrorOutput' } as const;
		const { outputs, serialised } = await runNode({ credentials, parameters, node });
		expect(outputs[1]).toHaveLength(1);
		expectNoKey(serialised);
	});

	it.each(FINAL_ECHOES)(
		'is in no error of the picker when it is repeated %s',
		async (_, answer) => {
			serve(() => answer);
			const failure = await runListSearch('searchInstances', '', credentials).catch(
				(error: Error) => error,
			);
			expect(failure).toBeInstanceOf(Error);
			expectNoKey(everythingIn(failure));
		},
	);

	it.each(ECHOES)('is in no test of the credential when it is repeated %s', async (_, answer) => {
		serve(() => answer);
		const { status, message } = await runCredentialTest(credentials);
		expect(status).toBe('Error');
		expectNoKey(message);
	});

	it('is in nothing that n8n stores when the connection breaks', async () => {
		const thrown = Object.assign(new Error(`socket hang up: Bearer ${apiKey}`), {
			code: 'ECONNRESET',
			headers: { Authorization: `Bearer ${apiKey}` },
		});
		nock('https://app.wachat.net').persist().get(/.*/).replyWithError(thrown);
		const { error, serialised } = await runNode({ credentials, parameters });
		expect(error?.message).toBeTruthy();
		expectNoKey(serialised);
	});

	it('is in nothing that n8n stores when the run is stopped', async () => {
		let stop = () => {};
		serve(() => {
			stop();
			return new Promise(() => {});
		});
		const { serialised } = await runNode({ credentials, abort: (press) => (stop = press) });
		expectNoKey(serialised);
	});

	it('is not in the contacts, even if the API puts it there', async () => {
		serve((call) => answerFor(call, [contact(1, { notes: `Bearer ${apiKey}` })]));
		const { json, serialised } = await runNode({ credentials });
		expect(json[0].id).toBe(1);
		expectNoKey(serialised);
	});

	it.each(['1234567890', 'customer'])(
		'does not change contacts that are called like it: %s',
		async (key) => {
			const more = { name: key, phone: `62${key}`, notes: key, id: 1234567890 };
			serve((call) => answerFor(call, [contact(1, more)]));
			const { json } = await runNode({ credentials: { apiKey: key } });
			expect(json[0]).toMatchObject(more);
		},
	);

	it('is in no error, short as it may be, when an answer that cannot be right repeats it', async () => {
		serveAnswer({ body: { contacts: [], total: 1, hasMore: false, page: 'testkey1', count: 0 } });
		const { error } = await runNode({ credentials: { apiKey: 'testkey1' }, parameters });
		expect(error?.message).toContain('[API key removed]');
		expect(everythingIn(error)).not.toContain('testkey1');
	});

	describe.each([
		[apiKey, base64(apiKey)],
		['testkey1', 'testkey1'],
	])('%s, repeated as %s', (key, echo) => {
		it('is in no list of the instances that there are', async () => {
			serve((call) =>
				call.path.endsWith('/contacts')
					? { status: 404 }
					: answerFor(call, [], [instance(echo, `t1_${echo}`, null)]),
			);
			const { error, serialised } = await runNode({ credentials: { apiKey: key }, parameters });
			expect(error?.description).toContain('[API key removed]');
			expect(serialised).not.toContain(echo);
		});

		it('is not in what is said of an instance before a message leaves', async () => {
			const sending = { to: '15550100001', message: 'Hello', ...parameters };
			serve((call) => answerFor(call, [], [instance(echo, `t1_${echo}`, null)]));
			const { error, serialised } = await runNode({
				credentials: { apiKey: key },
				parameters: { resource: 'message', operation: 'sendText', ...sending } as never,
			});
			expect(error?.description).toContain('[API key removed]');
			expect(serialised).not.toContain(echo);
		});

		it('is in no hint at the contacts with the same number', async () => {
			const phone = '15550100002';
			serve((call) => answerFor(call, [contact(1, { id: echo, phone }), contact(2, { phone })]));
			const { hints } = await runNode({
				credentials: { apiKey: key },
				parameters: { operation: 'get', phone, ...parameters } as never,
			});
			expect(JSON.stringify(hints)).toContain('[API key removed]');
			expect(JSON.stringify(hints)).not.toContain(echo);
		});
	});

	it('is in nothing that n8n stores of a run that succeeds', async () => {
		serve((call) => answerFor(call, contacts(150)));
		const { items, serialised } = await runNode({ credentials, parameters: { returnAll: true } });
		expect(items).toHaveLength(150);
		expectNoKey(serialised);
	});
});
