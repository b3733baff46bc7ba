import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Operation } from '../nodes/Wachat/actions/operation';
import { resources } from '../nodes/Wachat/actions/resources';
import { Wachat } from '../nodes/Wachat/Wachat.node';

const { description, methods } = new Wachat();

function isProperty(option: object): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

/** The field, and those of the collection that it may be. */
function withOptions(field: INodeProperties): INodeProperties[] {
	return [field, ...(field.options ?? []).filter(isProperty)];
}

const fields = description.properties.flatMap(withOptions).filter(({ type }) => type !== 'notice');
const operations = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options }) => options as INodePropertyOptions[]);

const everyOperation = resources.flatMap(({ option, operations: all }) =>
	all.map((operation): [string, Operation] => [
		`${option.name}, ${operation.option.name}`,
		operation,
	]),
);

function pathsOf(field: INodeProperties): string[] {
	const inside = (field.options ?? []).filter(isProperty);
	return [field.name, ...inside.map(({ name }) => `${field.name}.${name}`)];
}

/** A message of any kind that can be sent. */
const MESSAGE = {
	to: '628123456789',
	message: 'Hello',
	mediaUrl: 'https://example.com/a.png',
	latitude: '-6.2',
	longitude: '106.8',
	title: 'Times',
	text: 'When?',
	buttonText: 'Show',
	sections: { section: [{ rows: { row: [{ title: 'Morning', rowId: 'm' }] } }] },
};

/** What an operation reads before its first request, with the values that show most fields. */
async function readBy(
	operation: Operation,
	values: Record<string, unknown>,
): Promise<Map<string, unknown>> {
	const given: Record<string, unknown> = {
		instanceName: 't1_abc_shop',
		returnAll: false,
		output: 'selected',
		phone: '15550100001',
		...MESSAGE,
		...values,
	};
	const read = new Map<string, unknown>();
	const context = {
		getNode: () => ({ name: 'Wachat', type: 'n8n-nodes-wachat.wachat', parameters: {} }),
		getNodeParameter: (name: string, _item: number, fallback: unknown) => {
			read.set(name, fallback);
			return given[name] ?? fallback;
		},
		getCredentials: () => Promise.reject(new Error('no request')),
		getInputData: () => [{ json: {} }],
		getContext: () => ({}),
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		continueOnFail: () => false,
		getMode: () => 'manual',
		getExecutionId: () => '1',
		helpers: {},
	} as unknown as IExecuteFunctions;
	const work =
		'execute' in operation
			? operation.execute.call(context, 0)
			: operation.executeAll.call(context);
	await expect(work).rejects.toThrow('no request');
	return read;
}

/** Fields that are shown in place of another one. */
const ALTERNATIVES = [{}, { findBy: 'remoteJid', remoteJid: '1@g.us' }];

async function pathsRead(operation: Operation): Promise<string[]> {
	const reads = ALTERNATIVES.map(async (values) => [...(await readBy(operation, values)).keys()]);
	return [...new Set((await Promise.all(reads)).flat())].sort();
}

async function fallbacksOf(operation: Operation): Promise<Record<string, unknown>> {
	const read = await readBy(operation, {});
	return Object.fromEntries([...read].map(([path, value]) => [path.replace(/^.*[.]/, ''), value]));
}

describe('the fields', () => {
	it('stand in the order in which people fill them', () => {
		const names = resources.flatMap(({ option, operations: all }) =>
			all.map(({ option: { name }, fields: own }) => [
				`${option.name}: ${name}`,
				...own.map(({ displayName }) => displayName),
			]),
		);
		expect(description.properties[0].displayName).toBe('Resource');
		expect(names).toMatchSnapshot();
	});

	it.each(everyOperation)('of %s are all read, and nothing else is', async (_name, operation) => {
		const shown = operation.fields
			.filter(({ type }) => type !== 'notice')
			.flatMap(pathsOf)
			.filter((path) => path !== 'options')
			.sort();
		expect(await pathsRead(operation)).toEqual(shown);
	});

	it.each(everyOperation)(
		'of %s fall back to the default that is shown',
		async (_name, operation) => {
			const fallbacks = await fallbacksOf(operation);
			for (const { name, default: shown } of operation.fields.flatMap(withOptions)) {
				// The API chooses where nothing is set.
				const isLeftOut = fallbacks[name] === null;
				if (name in fallbacks && name !== 'instanceName' && !isLeftOut) {
					expect(fallbacks[name]).toEqual(shown);
				}
			}
		},
	);

	it('find the method that fills the picker', () => {
		const modes = fields.flatMap(({ modes: all }) => all ?? []);
		const searches = modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
		expect([...new Set(searches)]).toEqual(Object.keys(methods.listSearch));
	});
});

describe('the wording', () => {
	it.each(fields.map((field) => [field.displayName, field]))(
		"of '%s' follows n8n's rules",
		(_name, field) => {
			const text = field.description ?? '';
			if (!['resource', 'operation'].includes(field.name)) expect(text).not.toBe('');
			if (field.type === 'boolean') expect(text).toMatch(/^Whether /);
			if (!/[.] /.test(text)) expect(text).not.toMatch(/[.]$/);
			if (field.placeholder && field.type === 'string')
				expect(field.placeholder).toMatch(/^e\.g\. /);
			expect(field.displayName).toMatch(/^[A-Z]/);
		},
	);

	it.each(operations.map((operation) => [operation.name, operation]))(
		"of the operation '%s' is complete",
		(_name, { action, description: text }) => {
			expect(action).toMatch(/^[A-Z]\w*( \w+)+$/);
			expect(text).toEqual(expect.stringMatching(/^[A-Z].{20,}[^.]$/));
		},
	);

	it('tells a model, field by field, what to enter: unit, format, or an example', () => {
		const describe = (name: string) => fields.find((field) => field.name === name)?.description;
		expect(describe('instanceName')).toContain('e.g. t1_');
		expect(describe('search')).toContain('e.g. "John"');
		expect(describe('timeout')).toContain('milliseconds');
		expect(describe('retryTime')).toContain('seconds');
		expect(describe('concurrency')).toContain('from 1 to 10');
	});
});

it('can be used as a tool by an agent', () => {
	expect(description.usableAsTool).toBe(true);
});
