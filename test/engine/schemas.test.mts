// What the editor shows before the first run (`__schema__`) is what an operation really gives.
import Ajv, { type ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { resources } from '../../nodes/Wachat/actions/resources.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { runNode } from './harness.mts';

const FOLDER = join(__dirname, '../../nodes/Wachat/__schema__/v1.0.0');
const [MAIN, BRANCH] = ['t1_sandbox_main_shop', 't1_sandbox_branch_office'];

interface Schema {
	properties: Record<string, { type: string; properties?: Schema['properties'] }>;
}

function readSchema(operation: string): Schema {
	return JSON.parse(readFileSync(join(FOLDER, `${operation}.json`), 'utf8')) as Schema;
}

const on = (name: string) => ({ instanceName: { __rl: true, mode: 'name', value: name } });

const TO = { to: '628123456789' };
const ROWS = { row: [{ title: 'Morning', rowId: 'm' }] };
const LIST = {
	title: 'Times',
	text: 'When?',
	buttonText: 'Show',
	sections: { section: [{ title: 'Today', rows: ROWS }] },
};

/** Parameters for each operation. */
const cases: Record<string, INodeParameters> = {
	'contact/getAll': { ...on(MAIN), returnAll: true, includeGroups: true },
	'contact/get': { ...on(MAIN) },
	'instance/getAll': { returnAll: true },
	'instance/get': { ...on(MAIN) },
	'instance/getQrCode': { ...on(BRANCH) },
	'message/sendText': { ...on(MAIN), ...TO, message: 'Hello' },
	'message/sendMedia': { ...on(MAIN), ...TO, mediaUrl: 'https://example.com/a.png' },
	'message/sendLocation': { ...on(MAIN), ...TO, latitude: '-6.2', longitude: '106.8' },
	'message/sendList': { ...on(MAIN), ...TO, ...LIST },
};

const CONTACTS = ['contact/getAll', 'contact/get'];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ contacts: 60 });
});
afterAll(() => sandbox.close());

async function give(operation: string, parameters: INodeParameters = {}): Promise<IDataObject[]> {
	const [resource, name] = operation.split('/');
	const { apiKey, baseUrl } = sandbox;
	const somebody = { phone: sandbox.list().contacts.find(({ isGroup }) => !isGroup)?.phone };
	const { json, error } = await runNode({
		credentials: { apiKey, baseUrl },
		parameters: {
			...somebody,
			...cases[operation],
			...parameters,
			resource,
			operation: name,
		} as INodeParameters,
	});
	if (error) throw new Error(error.message);
	return json;
}

/** A schema for n8n knows no null, and any field may be null. */
function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	const filled = Object.entries(value).filter(([, inner]) => inner !== null);
	return Object.fromEntries(filled.map(([key, inner]) => [key, withoutNulls(inner)]));
}

function validator({ properties }: Schema): ValidateFunction {
	// What a user puts into custom data has any shape.
	const known = Object.entries(properties).filter(([name]) => name !== 'customData');
	return new Ajv().compile({ type: 'object', properties: Object.fromEntries(known) });
}

it('has a schema for every operation, and no other', () => {
	const operations = resources.flatMap(({ option, operations: all }) =>
		all.map((operation) => `${option.value}/${operation.option.value}`),
	);
	expect(operations.filter((one) => !existsSync(join(FOLDER, `${one}.json`)))).toEqual([]);
	expect(Object.keys(cases).sort()).toEqual([...operations].sort());
});

it.each(Object.keys(cases))(
	'of %s names every field that comes out, and only those',
	async (name) => {
		const schema = readSchema(name);
		const items = await give(name);
		expect(items).not.toEqual([]);
		const keysOf = (key: string) =>
			new Set(items.flatMap((item) => Object.keys((item[key] as IDataObject | null) ?? {})));
		expect(new Set(items.flatMap((item) => Object.keys(item)))).toEqual(
			new Set(Object.keys(schema.properties)),
		);
		const { chat } = schema.properties;
		if (chat) expect(keysOf('chat')).toEqual(new Set(Object.keys(chat.properties ?? {})));
	},
);

it.each(Object.keys(cases))('of %s has the right types', async (name) => {
	const fits = validator(readSchema(name));
	for (const item of await give(name)) {
		if (!fits(withoutNulls(item))) throw new Error(JSON.stringify(fits.errors));
	}
});

it.each(CONTACTS)('of %s fits the other outputs where they have the same fields', async (name) => {
	const fits = validator(readSchema(name));
	for (const output of ['simplified', 'selected']) {
		for (const item of await give(name, { output })) expect(fits(withoutNulls(item))).toBe(true);
	}
});
