import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type INode, type INodeProperties, NodeHelpers } from 'n8n-workflow';
import { Wachat } from '../../nodes/Wachat/Wachat.node';
import {
	filledIn,
	isWachatNode,
	TOOL_TYPE,
	type Workflow,
	type WorkflowNode,
} from '../../scripts/n8n/workflow.mts';

const FOLDER = path.resolve('examples');

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function read(file: string): Workflow {
	return JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as Workflow;
}

/** Nodes of n8n's own that the examples may use, in versions that n8n 1.123 and 2.x have. */
const KNOWN: Record<string, number[]> = {
	'n8n-nodes-base.manualTrigger': [1],
	'n8n-nodes-base.stickyNote': [1],
	'n8n-nodes-base.convertToFile': [1, 1.1],
	'n8n-nodes-base.filter': [2, 2.1, 2.2],
	'n8n-nodes-base.sort': [1],
	'n8n-nodes-base.set': [3.2, 3.3, 3.4],
	'@n8n/n8n-nodes-langchain.chatTrigger': [1, 1.1],
	'@n8n/n8n-nodes-langchain.agent': [2],
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': [1.1, 1.2],
	'@n8n/n8n-nodes-langchain.memoryBufferWindow': [1.2, 1.3],
	'n8n-nodes-wachat.wachat': [1],
	'n8n-nodes-wachat.wachatTool': [1],
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

function propertiesOf({ type }: WorkflowNode): INodeProperties[] {
	const { properties } = new Wachat().description;
	return type === TOOL_TYPE ? [...TOOL_PROPERTIES, ...properties] : properties;
}

function asNode(node: WorkflowNode): INode {
	return { ...node, parameters: node.parameters as INode['parameters'] };
}

/** The parameters that the node shows with these values: one that it hides would be a leftover. */
function shownProperties(node: WorkflowNode): INodeProperties[] {
	const { description } = new Wachat();
	const properties = propertiesOf(node);
	const values = NodeHelpers.getNodeParameters(
		properties,
		asNode(node).parameters,
		true,
		false,
		asNode(node),
		description,
	);
	return properties.filter((property) =>
		NodeHelpers.displayParameter(values ?? {}, property, asNode(node), description),
	);
}

function allowedValues(property: INodeProperties): unknown[] | undefined {
	if (property.type !== 'options' && property.type !== 'multiOptions') return undefined;
	return property.options?.map((option) => ('value' in option ? option.value : undefined));
}

function targetsOf(workflow: Workflow): { from: string; type: string; to: string }[] {
	return Object.entries(workflow.connections).flatMap(([from, byType]) =>
		Object.entries(byType).flatMap(([type, outputs]) =>
			outputs.flatMap((output) => (output ?? []).map(({ node }) => ({ from, type, to: node }))),
		),
	);
}

test('there is an example for each job, and the README names each', () => {
	const readme = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
	expect(files.length).toBeGreaterThanOrEqual(3);
	for (const file of files) expect(readme).toContain(`(${file})`);
});

describe.each(files)('%s', (file) => {
	const workflow = read(file);
	const { nodes } = workflow;
	const wachatNodes = nodes.filter(isWachatNode);

	test('has a name, and explains itself on the canvas', () => {
		expect(workflow.name).toMatch(/^Wachat: /);
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.length).toBeGreaterThan(0);
	});

	test('has nodes with names and ids of their own', () => {
		expect(new Set(nodes.map(({ name }) => name)).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	test('uses only nodes and versions that n8n has', () => {
		for (const { type, typeVersion } of nodes) expect(KNOWN[type]).toContain(typeVersion);
	});

	test('holds no credential and no instance of anybody', () => {
		for (const node of nodes) expect(node.credentials).toBeUndefined();
		for (const { parameters } of wachatNodes) {
			expect(parameters.instanceName).toMatchObject({ __rl: true, value: '' });
		}
	});

	test('connects all its nodes, and only them', () => {
		const connected = new Set(targetsOf(workflow).flatMap(({ from, to }) => [from, to]));
		const working = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
		expect([...connected].sort()).toEqual(working.map(({ name }) => name).sort());
	});

	test('connects the tool to an agent and the node to the main line', () => {
		expect(wachatNodes.length).toBeGreaterThan(0);
		for (const { name, type } of wachatNodes) {
			const own = targetsOf(workflow).filter(({ from, to }) => from === name || to === name);
			const expected = type === TOOL_TYPE ? 'ai_tool' : 'main';
			for (const connection of own) expect(connection.type).toBe(expected);
		}
	});

	test('mentions on its notes only nodes that are there', () => {
		const names = nodes.map(({ name }) => name);
		for (const { type, parameters } of nodes) {
			if (type !== 'n8n-nodes-base.stickyNote') continue;
			const opened = String(parameters.content).matchAll(/Open \*\*(.+?)\*\*/g);
			for (const [, name] of opened) expect(names).toContain(name);
		}
	});

	test.each(wachatNodes)('sets on "$name" only parameters that it shows', (node) => {
		const shown = shownProperties(node);
		expect(shown.map(({ name }) => name)).toEqual(
			expect.arrayContaining(Object.keys(node.parameters)),
		);
		for (const property of shown) {
			const value = node.parameters[property.name];
			const allowed = allowedValues(property);
			if (value === undefined || allowed === undefined) continue;
			expect(allowed).toEqual(expect.arrayContaining([value].flat()));
		}
	});

	test('leaves nothing open but the instance and the credential', () => {
		const credential = { id: 'c1', name: 'Wachat' };
		const { nodes: ready } = filledIn(workflow, { apiName: 't1_sandbox_main_shop' }, credential);
		for (const node of ready.filter(isWachatNode)) {
			const { description } = new Wachat();
			expect(
				NodeHelpers.getNodeParametersIssues(propertiesOf(node), asNode(node), description),
			).toBeNull();
			expect(node.credentials).toEqual({ wachatApi: credential });
		}
	});
});
