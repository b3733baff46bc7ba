// Another node that uses the credential, as n8n's HTTP Request does with "Predefined Credential Type".
import { ExecuteContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	Workflow,
	type IHttpRequestOptions,
	type IRequestOptions,
} from 'n8n-workflow';
import {
	credentialReference,
	node,
	nodeTypesOf,
	plainType,
	surroundings,
	type CredentialData,
} from './host.mts';

function contextOf(credentials: CredentialData): ExecuteContext {
	const type = 'n8n-nodes-base.httpRequest';
	const other = plainType('HTTP Request');
	other.description.credentials = [{ name: 'wachatApi', required: true }];
	const workflow = new Workflow({
		active: false,
		nodes: [node('Other', type, { credentials: credentialReference })],
		connections: {},
		nodeTypes: nodeTypesOf({ [type]: other }),
	});
	const ofNode = workflow.nodes.Other;
	return new ExecuteContext(
		workflow,
		ofNode,
		surroundings(credentials),
		'internal',
		createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node: ofNode, data: {}, source: null },
		[],
	);
}

/** Sends a request as nodes of today do. */
export async function sendElsewhere(
	options: IHttpRequestOptions,
	credentials: CredentialData = {},
): Promise<unknown> {
	const { httpRequestWithAuthentication } = contextOf(credentials).helpers;
	return await httpRequestWithAuthentication.call(contextOf(credentials), 'wachatApi', options);
}

/** Sends a request as HTTP Request does. */
export async function sendByHttpRequest(
	options: IRequestOptions,
	credentials: CredentialData = {},
): Promise<unknown> {
	const context = contextOf(credentials);
	return await context.helpers.requestWithAuthentication.call(context, 'wachatApi', options);
}
