import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord, type N8nRest, type Saved } from '../../scripts/n8n/rest.mts';
import type { WorkflowNode } from '../../scripts/n8n/workflow.mts';
import { wachatWorkflow } from '../workflows.mts';
import type { Cluster } from './cluster.mts';

const CALLABLE_WITHIN = 30_000;

/** A published workflow that runs whenever its address is called. */
export interface Published {
	/** Calls it, and gives the id of the execution that this starts. */
	call: () => Promise<string>;
}

/** Publishes a workflow that reads contacts when it is called. */
export async function publish(
	{ rest, url }: Cluster,
	credential: Saved,
	path: string,
	parameters: Record<string, unknown>,
): Promise<Published> {
	const trigger: WorkflowNode = {
		id: `webhook-${path}`,
		name: 'When called',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		parameters: { path, responseMode: 'onReceived', options: {} },
	};
	const workflow = wachatWorkflow(`Queue: ${path}`, parameters, { credential }, trigger);
	const nodes = workflow.nodes.map((node) => ({ ...node, webhookId: path }));
	const saved = await rest.createWorkflow({ ...workflow, nodes });
	await activate(rest, saved);
	return {
		call: async () => {
			const before = await executionsOf(rest, saved.id);
			await callWhenThere(`${url}/webhook/${path}`);
			return await newExecution(rest, saved.id, before);
		},
	};
}

async function activate(rest: N8nRest, saved: Saved): Promise<void> {
	const { versionId } = saved as Saved & { versionId: string };
	// n8n 2.x publishes a version; 1.x turns the workflow on.
	await rest
		.post(`/rest/workflows/${saved.id}/activate`, { versionId })
		.catch(
			async () =>
				await rest.request('PATCH', `/rest/workflows/${saved.id}`, { active: true, versionId }),
		);
}

/** Publishing takes effect a little later than n8n says. */
async function callWhenThere(address: string): Promise<void> {
	const deadline = Date.now() + CALLABLE_WITHIN;
	for (;;) {
		const { status } = await fetch(address);
		if (status === 200) return;
		assert(status === 404 && Date.now() < deadline, `${address} answers with ${status}`);
		await sleep(500);
	}
}

async function newExecution(rest: N8nRest, workflowId: string, before: string[]): Promise<string> {
	const deadline = Date.now() + CALLABLE_WITHIN;
	for (;;) {
		const found = (await executionsOf(rest, workflowId)).find((id) => !before.includes(id));
		if (found !== undefined) return found;
		assert(Date.now() < deadline, 'the call started nothing');
		await sleep(100);
	}
}

async function executionsOf(rest: N8nRest, workflowId: string): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const answer = await rest.get(`/rest/executions?filter=${filter}&limit=100`);
	const results: unknown = isRecord(answer) ? answer.results : answer;
	assert(Array.isArray(results), JSON.stringify(answer));
	return results.map((execution: { id: string }) => execution.id);
}
