import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { readGetAllParameters } from '../nodes/Wachat/actions/contact/getAll.parameters';
import { Wachat } from '../nodes/Wachat/Wachat.node';

const { description, methods } = new Wachat();

function isProperty(option: object): option is INodeProperties {
	return 'displayName' in option && 'type' in option;
}

/** The field, and those of the collection that it may be. */
function withOptions(field: INodeProperties): INodeProperties[] {
	return [field, ...(field.options ?? []).filter(isProperty)];
}

const fields = description.properties.flatMap(withOptions);
const operations = description.properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ options }) => options as INodePropertyOptions[]);

describe('the fields', () => {
	it('stand in the order in which people fill them', () => {
		expect(description.properties.map(({ displayName }) => displayName)).toEqual([
			'Resource',
			'Operation',
			'Instance',
			'Return All',
			'Limit',
			'Search',
			'Include Groups',
			'Output',
			'Fields',
			'Options',
		]);
	});

	it('are all read, and nothing else is', () => {
		const read = new Set<string>();
		const values: Record<string, unknown> = {
			instanceName: 't1_abc_shop',
			returnAll: false,
			output: 'selected',
			fields: ['id'],
		};
		const getNodeParameter = (name: string, _item: number, fallback: unknown) => {
			read.add(name);
			return values[name] ?? fallback;
		};
		readGetAllParameters({ getNodeParameter } as unknown as IExecuteFunctions, 0);

		const options = fields.find(({ name }) => name === 'options')?.options ?? [];
		const shown = description.properties
			.map(({ name }) => name)
			.filter((name) => !['resource', 'operation', 'options'].includes(name))
			.concat(options.map(({ name }) => `options.${name}`));
		expect([...read].sort()).toEqual(shown.sort());
	});

	it('have the defaults that the code falls back to', () => {
		const getNodeParameter = (name: string, _item: number, fallback: unknown) =>
			({ instanceName: 'x', output: 'raw', returnAll: false })[name] ?? fallback;
		const read = readGetAllParameters({ getNodeParameter } as unknown as IExecuteFunctions, 0);
		const defaults = Object.fromEntries(fields.map(({ name, default: value }) => [name, value]));
		expect(read).toMatchObject({
			limit: defaults.limit,
			concurrency: defaults.concurrency,
			verify: defaults.verify,
			timeout: defaults.timeout,
			retryTime: Number(defaults.retryTime) * 1000,
		});
	});

	it('find the method that fills the picker', () => {
		const modes = fields.flatMap(({ modes: all }) => all ?? []);
		const searches = modes.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []);
		expect(searches).toEqual(Object.keys(methods.listSearch));
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
			expect(action).toMatch(/^[A-Z][a-z ]+ contacts?$/);
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
