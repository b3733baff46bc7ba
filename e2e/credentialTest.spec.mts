import assert from 'node:assert/strict';
import getPort from 'get-port';
import type { Sandbox } from '../sandbox/server.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { isRecord } from '../scripts/n8n/rest.mts';
import { CREDENTIAL_TYPE } from '../scripts/n8n/workflow.mts';
import { expect, test as base } from './fixtures.mts';
import { hasOwnWords } from './versions.mts';

interface Data {
	apiKey?: string;
	baseUrl?: string;
}

interface Verdict {
	status: unknown;
	message: string;
}

/** What n8n says of a status where it does not ask the credential for its words. */
const N8N_WORDS =
	/^(Authorization failed|The resource you are requesting could not be found|The connection cannot be established)/;

/** What the button in the credential's form shows. */
async function press(
	{ rest }: OpenN8n,
	{ apiKey, baseUrl }: Sandbox,
	data: Data,
): Promise<Verdict> {
	const given = { apiKey, baseUrl, ...data };
	// The form saves before it tests; n8n 2.8 refuses to test what is not saved.
	const { id, name } = await rest.createCredential('Tested', CREDENTIAL_TYPE, given);
	const answer = await rest.post('/rest/credentials/test', {
		credentials: { id, name, type: CREDENTIAL_TYPE, data: given },
	});
	assert(isRecord(answer), JSON.stringify(answer));
	return { status: answer.status, message: String(answer.message) };
}

const test = base.extend<{
	isGreen: (data?: Data) => Promise<void>;
	/** The test is red, and its text tells what to do. */
	isRed: (data: Data, text: RegExp) => Promise<void>;
}>({
	isGreen: async ({ n8n, sandbox }, use) => {
		await use(async (data = {}) => {
			expect(await press(n8n, sandbox, data)).toMatchObject({ status: 'OK' });
		});
	},
	isRed: async ({ n8n, sandbox }, use) => {
		await use(async (data, text) => {
			const { status, message } = await press(n8n, sandbox, data);
			expect(status, message).toBe('Error');
			if (!hasOwnWords(n8n) || !N8N_WORDS.test(message)) expect(message).toMatch(text);
			expect(message, 'the text shows the key').not.toContain(sandbox.apiKey);
		});
	},
});

test.describe("The credential's test", () => {
	test('Right key: green', async ({ isGreen }) => {
		await isGreen();
	});

	test('Right key with what was pasted along: green', async ({ isGreen, sandbox }) => {
		await isGreen({ apiKey: ` Bearer ${sandbox.apiKey}\n` });
	});

	test('Wrong key: red', async ({ isRed }) => {
		await isRed({ apiKey: 'wrong' }, /refused the API key.*API settings/);
	});

	test('Nobody at the address: red', async ({ isRed }) => {
		const baseUrl = `http://127.0.0.1:${await getPort()}/api/v1`;
		await isRed({ baseUrl }, /ECONNREFUSED|refused|connect/i);
	});

	test('No API at the address (404): red', async ({ isRed, sandbox }) => {
		const baseUrl = sandbox.baseUrl.replace('/api/v1', '/elsewhere');
		await isRed({ baseUrl }, /no Wachat API at this address.*Base URL/);
	});

	test('A web page at the address: red', async ({ isRed, sandbox }) => {
		sandbox.faults.add({ then: { html: '<!doctype html><h1>Welcome</h1>' } });
		await isRed({}, /not as the Wachat API does.*Base URL/);
	});

	test('An http address that is not localhost: red, and nothing is sent', async ({
		isRed,
		sandbox,
	}) => {
		// Leads to the sandbox all the same, which would notice.
		const disguised = sandbox.baseUrl.replace('127.0.0.1', '0.0.0.0');
		await isRed({ baseUrl: disguised }, /begin with https/);
		expect(sandbox.requests, 'something was sent').toEqual([]);
	});
});
