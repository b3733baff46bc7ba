import assert from 'node:assert/strict';
import { expect } from '@playwright/test';
import { type Execution, startExecution, waitForExecution } from '../scripts/n8n/execution.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { isRecord, type N8nRest, type Saved } from '../scripts/n8n/rest.mts';
import {
	filledIn,
	type Instance,
	isWachatNode,
	NODE_TYPE,
	type Workflow,
	type WorkflowNode,
} from '../scripts/n8n/workflow.mts';

export const GROUPS = 12;
export const MAIN_SHOP: Instance = { apiName: 't1_sandbox_main_shop', label: 'Main Shop' };
export const BRANCH: Instance = { apiName: 't1_sandbox_branch_office' };

export const TRIGGER = 'When clicking ‘Execute workflow’';
export const WACHAT = 'Get contacts';

const ENDS_WITHIN = 60_000;

export const manualTrigger: WorkflowNode = {
	id: 'c0000000-0000-4000-8000-000000000001',
	name: TRIGGER,
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Starts a published workflow whenever its address is called. */
export function webhook(path: string): WorkflowNode {
	return {
		id: `webhook-${path}`,
		name: 'When called',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		parameters: { path, responseMode: 'onReceived', options: {} },
		webhookId: path,
	};
}

/** A trigger and one Wachat node, which works with the sandbox's first instance. */
export function wachatWorkflow(
	parameters: Record<string, unknown>,
	credential: Saved,
	{ trigger = manualTrigger, instance = MAIN_SHOP } = {},
): Workflow {
	const wachat: WorkflowNode = {
		id: 'c0000000-0000-4000-8000-000000000002',
		name: WACHAT,
		type: NODE_TYPE,
		typeVersion: 1,
		position: [220, 0],
		parameters: { resource: 'contact', operation: 'getAll', ...parameters },
	};
	const workflow: Workflow = {
		name: 'Check',
		nodes: [trigger, wachat],
		connections: { [trigger.name]: { main: [[{ node: WACHAT, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	return filledIn(workflow, instance, credential);
}

/** The workflow with something else in its Wachat node. */
export function withWachat(workflow: Workflow, change: Partial<WorkflowNode>): Workflow {
	const nodes = workflow.nodes.map((node) => (isWachatNode(node) ? { ...node, ...change } : node));
	return { ...workflow, nodes };
}

/** The run gave so many different contacts. */
export function expectWhole(run: Execution, people: number): void {
	expect(run.status, run.failure?.message).toBe('success');
	const ids = run.itemsOf(WACHAT).map(({ id }) => id);
	expect(ids).toHaveLength(people);
	expect(new Set(ids).size, 'somebody came out twice').toBe(people);
}

/** What n8n lists of an execution. */
export interface Listed {
	id: string;
	status: string;
	mode: string;
}

type Versioned = Saved & { versionId: string };

async function turn(rest: N8nRest, saved: Saved, active: boolean): Promise<void> {
	const { versionId } = saved as Versioned;
	await rest.request('PATCH', `/rest/workflows/${saved.id}`, { active, versionId });
}

async function unpublish(rest: N8nRest, saved: Saved): Promise<void> {
	await rest
		.post(`/rest/workflows/${saved.id}/deactivate`, {})
		.catch(async () => await turn(rest, saved, false));
}

/** Ends all that is published in an n8n. */
export async function unpublishAll({ rest }: OpenN8n): Promise<void> {
	const saved = (await rest.get('/rest/workflows')) as (Saved & { active: boolean })[];
	const published = saved.filter(({ active }) => active);
	await Promise.all(published.map(async (one) => await unpublish(rest, one)));
}

/** Makes, runs and publishes workflows in one n8n, with one credential. */
export class Workflows {
	constructor(
		private readonly n8n: { rest: N8nRest; url: string },
		private readonly credential: Saved,
		private readonly endsWithin = ENDS_WITHIN,
	) {}

	/** Saves a workflow and starts it as "Execute workflow" does. */
	async start(workflow: Workflow): Promise<string> {
		return await this.startSaved(await this.n8n.rest.createWorkflow(workflow), workflow);
	}

	async startSaved(saved: Saved, workflow: Workflow): Promise<string> {
		return await startExecution(this.n8n.rest, saved, workflow);
	}

	async ended(id: string): Promise<Execution> {
		return await waitForExecution(this.n8n.rest, id, this.endsWithin);
	}

	/** Runs a workflow to its end. */
	async run(workflow: Workflow): Promise<Execution> {
		return await this.ended(await this.start(workflow));
	}

	/** Runs a workflow with one Wachat node to its end. */
	async runWachat(parameters: Record<string, unknown>): Promise<Execution> {
		return await this.run(wachatWorkflow(parameters, this.credential));
	}

	/** Publishes a workflow that reads contacts whenever this path is called. */
	async publishWachat(path: string, parameters: Record<string, unknown>): Promise<Saved> {
		const workflow = wachatWorkflow(parameters, this.credential, { trigger: webhook(path) });
		const saved = await this.n8n.rest.createWorkflow(workflow);
		await this.publish(saved);
		return saved;
	}

	async publish(saved: Saved): Promise<void> {
		const { versionId } = saved as Versioned;
		// n8n 2.x publishes a version; 1.x turns the workflow on.
		await this.n8n.rest
			.post(`/rest/workflows/${saved.id}/activate`, { versionId })
			.catch(async () => await turn(this.n8n.rest, saved, true));
	}

	async unpublish(saved: Saved): Promise<void> {
		await unpublish(this.n8n.rest, saved);
	}

	/** Calls a published workflow, and gives the id of the execution that this starts. */
	async call(saved: Saved, path: string): Promise<string> {
		const before = await this.executionsOf(saved);
		// Publishing takes effect a little later than n8n says.
		await expect.poll(async () => await this.answerAt(path)).toBe(200);
		return await this.newExecution(saved, before);
	}

	/** The status with which n8n answers at the path of a webhook. */
	async answerAt(path: string): Promise<number> {
		return (await fetch(`${this.n8n.url}/webhook/${path}`)).status;
	}

	/** Retries an execution that failed as "Retry" in the editor does; gives the new execution's id. */
	async retry(saved: Saved, id: string): Promise<string> {
		const before = await this.executionsOf(saved);
		await this.n8n.rest.post(`/rest/executions/${id}/retry`, { loadWorkflow: false });
		return await this.newExecution(saved, before);
	}

	/** The newest first. */
	async executionsOf({ id: workflowId }: Saved): Promise<Listed[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.n8n.rest.get(`/rest/executions?filter=${filter}&limit=100`);
		const results: unknown = isRecord(answer) ? answer.results : answer;
		assert(Array.isArray(results), JSON.stringify(answer));
		return results as Listed[];
	}

	private async newExecution(saved: Saved, before: Listed[]): Promise<string> {
		const known = before.map(({ id }) => id);
		const find = async () => {
			const found = await this.executionsOf(saved);
			return found.find(({ id }) => !known.includes(id))?.id;
		};
		await expect.poll(find, 'nothing was started').toBeDefined();
		return (await find()) ?? '';
	}
}
