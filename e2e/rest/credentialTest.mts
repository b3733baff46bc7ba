import assert from 'node:assert/strict';
import { isRecord } from '../../scripts/n8n/rest.mts';
import { hasOwnWords } from '../versions.mts';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/workflow.mts';
import type { Check, Part } from '../checks.mts';
import { closedPort } from '../closedPort.mts';
import type { Setting } from '../setting.mts';

interface Verdict {
	status: unknown;
	message: string;
}

interface Data {
	apiKey?: string;
	baseUrl?: string;
}

/** What the button in the credential's form shows. */
async function test({ rest, sandbox }: Setting, data: Data = {}): Promise<Verdict> {
	const { apiKey, baseUrl } = sandbox;
	const given = { apiKey, baseUrl, ...data };
	// The form saves before it tests; n8n 2.8 refuses to test what is not saved.
	const { id, name } = await rest.createCredential('Tested', CREDENTIAL_TYPE, given);
	const answer = await rest.post('/rest/credentials/test', {
		credentials: { id, name, type: CREDENTIAL_TYPE, data: given },
	});
	assert(isRecord(answer), JSON.stringify(answer));
	return { status: answer.status, message: String(answer.message) };
}

/** What n8n says of a status where it does not ask the credential for its words. */
const N8N_WORDS =
	/^(Authorization failed|The resource you are requesting could not be found|The connection cannot be established)/;

async function isGreen(setting: Setting, data?: Data): Promise<void> {
	assert.deepEqual((await test(setting, data)).status, 'OK');
}

/** The test is red, and its text tells what to do. */
async function isRed(setting: Setting, data: Data, text: RegExp): Promise<string> {
	const { status, message } = await test(setting, data);
	assert.equal(status, 'Error', `the test says: ${message}`);
	if (!hasOwnWords(setting) || !N8N_WORDS.test(message)) assert.match(message, text);
	assert(!message.includes(setting.sandbox.apiKey), 'the text shows the key');
	return message;
}

const green: Check[] = [
	{ name: 'Right key: green', run: async (setting) => await isGreen(setting) },
	{
		name: 'Right key with what was pasted along: green',
		run: async (setting) => {
			await isGreen(setting, { apiKey: ` Bearer ${setting.sandbox.apiKey}\n` });
		},
	},
];

const red: Check[] = [
	{
		name: 'Wrong key: red',
		run: async (setting) =>
			await isRed(setting, { apiKey: 'wrong' }, /refused the API key.*API settings/),
	},
	{
		name: 'Nobody at the address: red',
		run: async (setting) =>
			await isRed(setting, { baseUrl: await closedPort() }, /ECONNREFUSED|refused|connect/i),
	},
	{
		name: 'No API at the address (404): red',
		run: async (setting) => {
			const baseUrl = setting.sandbox.baseUrl.replace('/api/v1', '/elsewhere');
			return await isRed(setting, { baseUrl }, /no Wachat API at this address.*Base URL/);
		},
	},
	{
		name: 'A web page at the address: red',
		run: async (setting) => {
			setting.sandbox.faults.add({ then: { html: '<!doctype html><h1>Welcome</h1>' } });
			return await isRed(setting, {}, /not as the Wachat API does.*Base URL/);
		},
	},
	{
		name: 'An http address that is not localhost: red, and nothing is sent',
		run: async (setting) => {
			const { baseUrl, requests } = setting.sandbox;
			// Leads to the sandbox all the same, which would notice.
			const disguised = baseUrl.replace('127.0.0.1', '0.0.0.0');
			const message = await isRed(setting, { baseUrl: disguised }, /begin with https/);
			assert.equal(requests.length, 0, 'something was sent');
			return message;
		},
	},
];

export const credentialTest: Part = { title: "The credential's test", checks: [...green, ...red] };
