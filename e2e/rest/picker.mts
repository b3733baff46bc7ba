import assert from 'node:assert/strict';
import { isRecord, type Saved } from '../../scripts/n8n/rest.mts';
import { CREDENTIAL_TYPE, NODE_TYPE } from '../../scripts/n8n/workflow.mts';
import type { Part } from '../checks.mts';
import type { Setting } from '../setting.mts';
import { credentialWith } from '../workflows.mts';

interface Choice {
	name: string;
	value: string;
}

/** What the editor asks for when somebody opens the Instance list. */
async function choices({ rest }: Setting, { id, name }: Saved, filter?: string): Promise<Choice[]> {
	const answer = await rest.post('/rest/dynamic-node-parameters/resource-locator-results', {
		path: 'parameters.instanceName',
		methodName: 'searchInstances',
		nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
		currentNodeParameters: { resource: 'contact', operation: 'getAll' },
		credentials: { [CREDENTIAL_TYPE]: { id, name } },
		...(filter !== undefined && { filter }),
	});
	assert(isRecord(answer) && Array.isArray(answer.results), JSON.stringify(answer));
	return answer.results as Choice[];
}

async function lists(setting: Setting): Promise<string> {
	const found = await choices(setting, setting.credential);
	assert.deepEqual(
		found.map(({ value }) => value),
		['t1_sandbox_branch_office', 't1_sandbox_main_shop'],
	);
	assert.match(found[0]?.name ?? '', /^Branch Office – not connected$/);
	assert.match(found[1]?.name ?? '', /^Main Shop \(\+1555\d{7}\) – connected$/);
	return found.map(({ name }) => name).join('; ');
}

async function filters(setting: Setting): Promise<void> {
	for (const [filter, count] of Object.entries({ BRANCH: 1, t1_sandbox: 2, nobody: 0 })) {
		const found = await choices(setting, setting.credential, filter);
		assert.equal(found.length, count, `"${filter}" finds ${found.length}`);
	}
}

async function explainsWrongKey(setting: Setting): Promise<string> {
	const wrong = await credentialWith(setting, { apiKey: 'wrong' });
	try {
		await choices(setting, wrong);
	} catch (error) {
		assert(error instanceof Error);
		assert.match(error.message, /Wachat refused the API key/);
		return error.message.replace(/^n8n refused .*?: /, '');
	}
	throw new Error('the list came with a wrong key');
}

export const picker: Part = {
	title: 'The Instance list',
	checks: [
		{ name: 'Lists the instances of the account', run: lists },
		{ name: 'Filters them', run: filters },
		{ name: 'Says what is wrong when the key is', run: explainsWrongKey },
	],
};
