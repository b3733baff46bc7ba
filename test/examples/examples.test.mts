import { readdirSync, readFileSync } from 'node:fs';
import { type INodeProperties, NodeHelpers } from 'n8n-workflow';
import {
	filledIn,
	isWachatNode,
	TOOL_TYPE,
	type Workflow,
	type WorkflowNode,
} from '../../scripts/n8n/workflow.mts';
import {
	asNode,
	descriptionOf,
	files,
	KNOWN,
	KNOWN_IN_2,
	notesOf,
	read,
	readText,
} from './library.mts';

/** The parameters that the node shows with these values: one that it hides would be a leftover. */
function shownProperties(node: WorkflowNode): INodeProperties[] {
	const description = descriptionOf(node);
	const { properties } = description;
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
	const readme = readText('README.md');
	expect(files.length).toBeGreaterThanOrEqual(9);
	for (const file of files) expect(readme).toContain(`(${file})`);
});

test('the end-to-end checks run each', () => {
	const checks = readdirSync('e2e').filter((name) => name.endsWith('.spec.mts'));
	const text = checks.map((name) => readFileSync(`e2e/${name}`, 'utf8')).join('\n');
	for (const file of files) expect(text).toContain(`'${file.replace('.json', '')}'`);
});

describe.each(files)('%s', (file) => {
	const workflow = read(file);
	const { nodes } = workflow;
	const names = nodes.map(({ name }) => name);
	const wachatNodes = nodes.filter(isWachatNode);
	const notes = notesOf(workflow);

	test('has a name, and explains itself on the canvas', () => {
		expect(workflow.name).toMatch(/^Wachat: /);
		expect(notes).toContain('**To use it**');
	});

	test('has nodes with names and ids of their own', () => {
		expect(new Set(names).size).toBe(nodes.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
	});

	test('uses only nodes and versions that n8n has, and says if that takes n8n 2', () => {
		const newer = nodes.filter(({ type, typeVersion }) => !KNOWN[type]?.includes(typeVersion));
		for (const { type, typeVersion } of newer) expect(KNOWN_IN_2[type]).toContain(typeVersion);
		expect(/\(n8n 2/.test(notes)).toBe(newer.length > 0);
	});

	test('holds no credential and no instance of anybody', () => {
		for (const node of nodes) expect(node.credentials).toBeUndefined();
		for (const { parameters } of wachatNodes) {
			// A trigger that watches all instances has none.
			if (parameters.event === 'connectionChanged') continue;
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

	test('mentions only nodes that are there, on its notes and in its expressions', () => {
		const opened = [...notes.matchAll(/open ((?:\*\*[^*]+\*\*(?: and )?)+)/gi)];
		const onNotes = opened.flatMap(([, list = '']) => [...list.matchAll(/\*\*(.+?)\*\*/g)]);
		const inExpressions = JSON.stringify(nodes).matchAll(/\$\('([^']+)'\)/g);
		const mentioned = [...onNotes, ...inExpressions].map(([, name]) => name);
		expect(names).toEqual(expect.arrayContaining(mentioned));
	});

	test('says on its notes where to choose the credential', () => {
		for (const { name } of wachatNodes) expect(notes).toContain(`**${name}**`);
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
			const description = descriptionOf(node);
			const { properties } = description;
			expect(NodeHelpers.getNodeParametersIssues(properties, asNode(node), description)).toBeNull();
			expect(node.credentials).toEqual({ wachatApi: credential });
		}
	});
});
