import { type N8nRest, type Saved } from '../scripts/n8n/rest.mts';
import { CREDENTIAL_TYPE, NODE_TYPE } from '../scripts/n8n/workflow.mts';
import { expect, test } from './fixtures.mts';

/** What the editor asks for when somebody opens the Instance list. */
async function choices(rest: N8nRest, { id, name }: Saved, filter?: string): Promise<unknown> {
	return await rest.post('/rest/dynamic-node-parameters/resource-locator-results', {
		path: 'parameters.instanceName',
		methodName: 'searchInstances',
		nodeTypeAndVersion: { name: NODE_TYPE, version: 1 },
		currentNodeParameters: { resource: 'contact', operation: 'getAll' },
		credentials: { [CREDENTIAL_TYPE]: { id, name } },
		...(filter !== undefined && { filter }),
	});
}

test.describe('The Instance list', () => {
	test('Lists the instances of the account', async ({ n8n, credential }) => {
		expect(await choices(n8n.rest, credential)).toMatchObject({
			results: [
				{ value: 't1_sandbox_branch_office', name: 'Branch Office – not connected' },
				{
					value: 't1_sandbox_main_shop',
					name: expect.stringMatching(/^Main Shop \(\+1555\d{7}\) – connected$/),
				},
			],
		});
	});

	for (const [filter, count] of Object.entries({ BRANCH: 1, t1_sandbox: 2, nobody: 0 })) {
		test(`Filters: "${filter}" finds ${count}`, async ({ n8n, credential }) => {
			const found = await choices(n8n.rest, credential, filter);
			expect(found).toHaveProperty('results.length', count);
		});
	}

	test('Says what is wrong when the key is', async ({ n8n, credentialWith }) => {
		const wrong = await credentialWith({ apiKey: 'wrong' });
		await expect(choices(n8n.rest, wrong)).rejects.toThrow(/Wachat refused the API key/);
	});
});
