import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from '../../scripts/n8n/rest.mts';
import { filledIn, type WorkflowNode } from '../../scripts/n8n/workflow.mts';
import type { Part } from '../checks.mts';
import { GROUPS, MAIN_SHOP, PEOPLE, type Setting } from '../setting.mts';
import { credentialWith, ended, runWachat, start, WACHAT, wachatWorkflow } from '../workflows.mts';

/** Until the first page is on its way. */
async function untilAsked({ sandbox }: Setting): Promise<void> {
	const deadline = Date.now() + 20_000;
	while (sandbox.requests.length === 0) {
		assert(Date.now() < deadline, 'the node asked for nothing');
		await sleep(20);
	}
}

async function getsEverybody(setting: Setting): Promise<string> {
	const run = await runWachat(setting, 'Everybody', { returnAll: true });
	assert.equal(run.status, 'success', run.failure?.message);
	const ids = run.itemsOf(WACHAT).map(({ id }) => id);
	assert.equal(ids.length, PEOPLE);
	assert.equal(new Set(ids).size, PEOPLE, 'somebody came out twice');
	assert.deepEqual(run.hintsOf(WACHAT), []);
	return `${ids.length} items`;
}

async function getsGroups(setting: Setting): Promise<string> {
	const run = await runWachat(setting, 'Groups too', { returnAll: true, includeGroups: true });
	assert.equal(run.itemsOf(WACHAT).length, PEOPLE + GROUPS);
	assert.equal(run.itemsOf(WACHAT).filter(({ isGroup }) => isGroup === true).length, GROUPS);
	return `${PEOPLE + GROUPS} items`;
}

async function limits(setting: Setting): Promise<void> {
	const run = await runWachat(setting, 'Some', { limit: 7, output: 'simplified' });
	assert.equal(run.itemsOf(WACHAT).length, 7);
	assert.equal(Object.keys(run.itemsOf(WACHAT)[0] ?? {}).length, 10);
}

async function survivesTrouble(setting: Setting): Promise<void> {
	setting.sandbox.faults.add({ when: { page: 2 }, times: 1, then: { status: 429, retryAfter: 1 } });
	setting.sandbox.faults.add({ when: { page: 3 }, times: 1, then: { reset: true } });
	const run = await runWachat(setting, 'Trouble', { returnAll: true });
	assert.equal(run.itemsOf(WACHAT).length, PEOPLE, run.failure?.message);
}

async function explainsFailure(setting: Setting): Promise<string> {
	const workflow = wachatWorkflow('Wrong key', {}, setting);
	const wrong = await credentialWith(setting, { apiKey: 'wrong' });
	const run = await ended(setting, await start(setting, filledIn(workflow, MAIN_SHOP, wrong)));
	assert.equal(run.status, 'error');
	assert.match(run.failure?.message ?? '', /^Wachat refused the API key/);
	assert.match(run.failure?.description ?? '', /Copy the key from the API settings page/);
	assert.equal(run.failure?.httpCode, '401');
	assert.equal(run.failure.node, WACHAT);
	return run.failure.message;
}

async function hintsAtChanges(setting: Setting): Promise<string> {
	setting.sandbox.beforeRead('every', (list) => list.add());
	const run = await runWachat(setting, 'Restless list', { returnAll: true });
	assert.equal(run.status, 'success', run.failure?.message);
	assert(run.itemsOf(WACHAT).length >= PEOPLE);
	const [hint] = run.hintsOf(WACHAT);
	assert.match(hint ?? '', /3 reads found \d+ different contacts/);
	return String(hint);
}

/** An input item that goes wrong, on its own way out of the node. */
async function usesErrorOutput(setting: Setting): Promise<void> {
	setting.sandbox.faults.add({ then: { status: 403, json: { error: 'Plan expired' } } });
	const workflow = wachatWorkflow('Error output', { returnAll: true }, setting);
	const nodes = workflow.nodes.map(
		(node): WorkflowNode =>
			node.name === WACHAT ? { ...node, onError: 'continueErrorOutput' } : node,
	);
	const run = await ended(setting, await start(setting, { ...workflow, nodes }));
	assert.equal(run.status, 'success', run.failure?.message);
	assert.deepEqual(run.itemsOf(WACHAT), [], 'the error went where contacts go');
	const [item] = run.itemsOf(WACHAT, 1);
	assert.match(String(item?.message), /Plan expired/);
	assert(isRecord(item?.error));
	assert.match(String(item.error.description), /plan has expired/);
	assert.equal(item.error.httpCode, '403');
}

/** n8n's stop button, while the API lets the node wait. */
async function stops(setting: Setting): Promise<string> {
	const { rest, sandbox } = setting;
	sandbox.faults.add({ then: { status: 503, retryAfter: 1 } });
	const id = await start(setting, wachatWorkflow('Stopped', { returnAll: true }, setting));
	await untilAsked(setting);
	await sleep(500);
	const asked = sandbox.requests.length;
	const before = Date.now();
	await rest.post(`/rest/executions/${id}/stop`, {});
	const { status } = await ended(setting, id);
	const took = Date.now() - before;
	assert.equal(status, 'canceled');
	assert(took < 2000, `it took ${took} ms`);
	await sleep(2000);
	assert.equal(sandbox.requests.length, asked, 'something was requested afterwards');
	return `${took} ms`;
}

export const runs: Part = {
	title: 'Workflows',
	checks: [
		{ name: 'Return All: one item for each contact', run: getsEverybody },
		{ name: 'Include Groups', run: getsGroups },
		{ name: 'Limit, and ten fields', run: limits },
		{ name: 'A rate limit and a broken connection cost nobody', run: survivesTrouble },
		{ name: 'An error has message, description and HTTP code', run: explainsFailure },
		{ name: 'The error output gets the error, with all of it', run: usesErrorOutput },
		{ name: 'A hint says when the list kept changing', run: hintsAtChanges },
		{ name: 'Stop ends a waiting node, and nothing is requested after it', run: stops },
	],
};
