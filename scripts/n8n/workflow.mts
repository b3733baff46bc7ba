import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnError } from 'n8n-workflow';
import { PACKAGE_NAME, REPOSITORY } from './package.mts';
import type { Saved } from './rest.mts';

export const NODE_TYPE = `${PACKAGE_NAME}.wachat`;
export const TRIGGER_TYPE = `${PACKAGE_NAME}.wachatTrigger`;
export const TOOL_TYPE = `${PACKAGE_NAME}.wachatTool`;
export const CREDENTIAL_TYPE = 'wachatApi';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, Saved>;
	/** Of a webhook: part of its address in n8n's own eyes. */
	webhookId?: string;
	/** What n8n does when the node fails; it stops if left out. */
	onError?: OnError;
}

/** A workflow as n8n exports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<
		string,
		Record<string, ({ node: string; type: string; index: number }[] | null)[]>
	>;
	settings?: Record<string, unknown>;
}

export interface Instance {
	apiName: string;
	/** What the picker would show; only for the eye. */
	label?: string;
}

export async function readExample(name: string): Promise<Workflow> {
	const text = await readFile(join(REPOSITORY, 'examples', `${name}.json`), 'utf8');
	return JSON.parse(text) as Workflow;
}

export function isWachatNode({ type }: WorkflowNode): boolean {
	return type === NODE_TYPE || type === TOOL_TYPE || type === TRIGGER_TYPE;
}

/** Whether the node sends messages. */
export function isSender(node: WorkflowNode): boolean {
	return isWachatNode(node) && node.parameters.resource === 'message';
}

/** A trigger that watches all instances asks for none. */
function hasInstance({ type, parameters }: WorkflowNode): boolean {
	return type !== TRIGGER_TYPE || 'instanceName' in parameters;
}

/** The workflow with what an example leaves open: the instance to read and the credential to use. */
export function filledIn(workflow: Workflow, instance: Instance, credential: Saved): Workflow {
	const { id, name } = credential;
	const instanceName =
		instance.label === undefined
			? { __rl: true, mode: 'name', value: instance.apiName }
			: { __rl: true, mode: 'list', value: instance.apiName, cachedResultName: instance.label };
	return withNodes(workflow, isWachatNode, (node) => ({
		...node,
		parameters: { ...node.parameters, ...(hasInstance(node) && { instanceName }) },
		credentials: { [CREDENTIAL_TYPE]: { id, name } },
	}));
}

/** The workflow really sends, and at once: only for the sandbox, where nobody gets the messages. */
export function sendingAtOnce(workflow: Workflow): Workflow {
	return withNodes(workflow, isSender, (node) => ({
		...node,
		parameters: { ...node.parameters, preview: false, pauseMin: 0, pauseMax: 0 },
	}));
}

function withNodes(
	workflow: Workflow,
	which: (node: WorkflowNode) => boolean,
	change: (node: WorkflowNode) => WorkflowNode,
): Workflow {
	const nodes = workflow.nodes.map((node) => (which(node) ? change(node) : node));
	return { ...workflow, nodes };
}
