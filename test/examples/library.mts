import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INode, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { Wachat } from '../../nodes/Wachat/Wachat.node';
import { WachatTrigger } from '../../nodes/Wachat/WachatTrigger.node';
import {
	TOOL_TYPE,
	TRIGGER_TYPE,
	type Workflow,
	type WorkflowNode,
} from '../../scripts/n8n/workflow.mts';

const FOLDER = path.resolve('examples');

export const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

export function readText(file: string): string {
	return readFileSync(path.join(FOLDER, file), 'utf8');
}

export function read(file: string): Workflow {
	return JSON.parse(readText(file)) as Workflow;
}

/** Nodes that the examples may use, in versions that n8n 1.123 and 2.x have. */
export const KNOWN: Record<string, number[]> = {
	'n8n-nodes-base.manualTrigger': [1],
	'n8n-nodes-base.scheduleTrigger': [1.1, 1.2],
	'n8n-nodes-base.stickyNote': [1],
	'n8n-nodes-base.convertToFile': [1, 1.1],
	'n8n-nodes-base.filter': [2, 2.1, 2.2],
	'n8n-nodes-base.limit': [1],
	'n8n-nodes-base.sort': [1],
	'n8n-nodes-base.set': [3.2, 3.3, 3.4],
	'n8n-nodes-base.stopAndError': [1],
	'n8n-nodes-base.switch': [3, 3.1, 3.2],
	'@n8n/n8n-nodes-langchain.chatTrigger': [1, 1.1, 1.4],
	'@n8n/n8n-nodes-langchain.agent': [2],
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': [1.1, 1.2],
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': [1.2, 1.3],
	'n8n-nodes-wachat.wachat': [1],
	'n8n-nodes-wachat.wachatTool': [1],
	'n8n-nodes-wachat.wachatTrigger': [1],
};

/** More of them, in versions that only n8n 2.8 and newer have: an example with one of these says so. */
export const KNOWN_IN_2: Record<string, number[]> = {
	'n8n-nodes-base.dataTable': [1.1],
	'@n8n/n8n-nodes-langchain.agent': [3],
	'@n8n/n8n-nodes-langchain.chat': [1.2],
	'@n8n/n8n-nodes-langchain.chatHitlTool': [1.2],
};

/** What n8n adds to a node that becomes a tool. */
const TOOL_PROPERTIES: INodeProperties[] = [
	{
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	},
	{ displayName: 'Description', name: 'toolDescription', type: 'string', default: '' },
];

/** What n8n knows of a node of this package. */
export function descriptionOf({ type }: WorkflowNode): INodeTypeDescription {
	const { description } = type === TRIGGER_TYPE ? new WachatTrigger() : new Wachat();
	if (type !== TOOL_TYPE) return description;
	return { ...description, properties: [...TOOL_PROPERTIES, ...description.properties] };
}

export function asNode(node: WorkflowNode): INode {
	return { ...node, parameters: node.parameters as INode['parameters'] };
}

/** The texts of the notes on the canvas, in one. */
export function notesOf({ nodes }: Workflow): string {
	const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
	return notes.map(({ parameters }) => String(parameters.content)).join('\n');
}
