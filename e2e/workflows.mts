import { type Execution, startExecution, waitForExecution } from '../scripts/n8n/execution.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { filledIn, NODE_TYPE, type Workflow, type WorkflowNode } from '../scripts/n8n/workflow.mts';
import { MAIN_SHOP, type Setting } from './setting.mts';

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

/** A trigger and one Wachat node, which reads the sandbox's first instance. */
export function wachatWorkflow(
	name: string,
	parameters: Record<string, unknown>,
	{ credential }: Pick<Setting, 'credential'>,
	trigger = manualTrigger,
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
		name,
		nodes: [trigger, wachat],
		connections: { [trigger.name]: { main: [[{ node: WACHAT, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
	return filledIn(workflow, MAIN_SHOP, credential);
}

/** Saves a workflow and starts it as "Execute workflow" does. */
export async function start(setting: Setting, workflow: Workflow): Promise<string> {
	const saved = await setting.rest.createWorkflow(workflow);
	return await startExecution(setting.rest, saved, workflow);
}

export async function ended({ rest }: Setting, id: string): Promise<Execution> {
	return await waitForExecution(rest, id, ENDS_WITHIN);
}

/** Runs a workflow with one Wachat node to its end. */
export async function runWachat(
	setting: Setting,
	name: string,
	parameters: Record<string, unknown>,
): Promise<Execution> {
	const workflow = wachatWorkflow(name, parameters, setting);
	return await ended(setting, await start(setting, workflow));
}

/** A credential of its own for a check that needs a wrong one. */
export async function credentialWith(
	{ rest, sandbox }: Setting,
	data: { apiKey?: string; baseUrl?: string },
): Promise<Saved> {
	const { apiKey, baseUrl } = sandbox;
	return await rest.createCredential('Wachat (wrong)', 'wachatApi', { apiKey, baseUrl, ...data });
}
