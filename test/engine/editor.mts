// What n8n's editor does with a node before it runs: fill a list, test a credential.
import { ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type IExecuteData,
	type INodeListSearchResult,
	type INodeParameters,
	type NodeApiError,
} from 'n8n-workflow';
import { WachatApi } from '../../credentials/WachatApi.credentials.ts';
import { Wachat } from '../../nodes/Wachat/Wachat.node.ts';
import {
	credentialReference,
	node,
	nodeTypesOf,
	plainType,
	surroundings,
	type CredentialData,
} from './host.mts';

/** Fills a resource locator's list, as the editor does when a user opens it or types into it. */
export async function runListSearch(
	method: keyof Wachat['methods']['listSearch'],
	filter?: string,
	credentials: CredentialData = {},
	parameters: INodeParameters = {},
): Promise<INodeListSearchResult> {
	const type = 'n8n-nodes-wachat.wachat';
	const wachat = new Wachat();
	const workflow = new Workflow({
		active: false,
		nodes: [node('Temp-Node', type, { credentials: credentialReference, parameters })],
		connections: {},
		nodeTypes: nodeTypesOf({ [type]: wachat }),
	});
	const additionalData = { ...surroundings(credentials), currentNodeParameters: parameters };
	const context = new LoadOptionsContext(
		workflow,
		workflow.nodes['Temp-Node'],
		additionalData,
		'parameters.instanceName',
	);
	return await wachat.methods.listSearch[method].call(context, filter);
}

/** Tests a credential, step by step as n8n does when a user saves it. */
export async function runCredentialTest(
	credentials: CredentialData = {},
): Promise<{ status: 'OK' | 'Error'; message: string }> {
	const type = 'n8n-nodes-base.noOp';
	const credential = new WachatApi();
	const { request, rules = [] } = credential.test;
	const noOp = plainType('Temp', [
		{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request } },
	]);
	noOp.description.credentials = [{ name: credential.name, required: true }];
	const workflow = new Workflow({
		active: false,
		nodes: [node('Temp-Node', type, { credentials: credentialReference })],
		connections: {},
		nodeTypes: nodeTypesOf({ [type]: noOp }),
	});
	const temp = workflow.nodes['Temp-Node'];
	const additionalData = surroundings(credentials);
	const data = await additionalData.credentialsHelper.getDecrypted(
		additionalData,
		credentialReference.wachatApi,
		credential.name,
		'internal',
	);
	const executeData: IExecuteData = { node: temp, data: {}, source: null };
	const context = new ExecuteContext(
		workflow,
		temp,
		additionalData,
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		executeData,
		[],
	);
	const decrypted = { id: '1', name: 'Wachat account', type: credential.name, data };
	const failed = (message: string) => ({ status: 'Error' as const, message });

	let answer: unknown;
	try {
		const output = await new RoutingNode(context, noOp, decrypted).runNode();
		answer = output?.[0]?.[0]?.json;
	} catch (error) {
		const { cause, message } = error as NodeApiError;
		const { response, code } = (cause ?? {}) as {
			response?: { status: number; statusText: string };
			code?: string;
		};
		if (!response) return failed(code ?? message);
		for (const { type: kind, properties } of rules) {
			if (kind === 'responseCode' && properties.value === response.status)
				return failed(properties.message);
		}
		if (response.status < 199 || response.status > 299)
			return failed(response.statusText || `Received HTTP status code: ${response.status}`);
		return failed(message);
	}
	for (const { type: kind, properties } of rules) {
		if (kind === 'responseSuccessBody' && at(answer, properties.key) === properties.value)
			return failed(properties.message);
	}
	return { status: 'OK', message: 'Connection successful!' };
}

function at(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
}
