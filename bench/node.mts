import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodeTypeDescription,
	NodeConnectionType,
} from 'n8n-workflow';

/** What n8n calls `NodeConnectionTypes.Main`; n8n itself is not loaded where contenders are described. */
export const MAIN: NodeConnectionType = 'main';
export const CREDENTIAL_NAME = 'wachatApi';
/** The names under which n8n knows the nodes of an installed package. */
export const WACHAT_TYPE = 'n8n-nodes-wachat.wachat';
export const WACHAT_TRIGGER_TYPE = 'n8n-nodes-wachat.wachatTrigger';

/** _Retry On Fail_ is on, with the most tries that n8n makes. */
const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 };

/** A node as a workflow saves it, with the credential and otherwise n8n's default settings. */
export function node(
	name: string,
	type: string,
	parameters: INodeParameters,
	{ typeVersion = 1, retryOnFail = false } = {},
): INode {
	return {
		...{ name, type, parameters, id: name, typeVersion, position: [0, 0] },
		credentials: { [CREDENTIAL_NAME]: { id: '1', name: 'Wachat account' } },
		...(retryOnFail && RETRY_ON_FAIL),
	};
}

/** n8n's own HTTP Request node, with the same credential. */
export function httpRequestNode(parameters: INodeParameters, retryOnFail: boolean): INode {
	const credential = {
		authentication: 'predefinedCredentialType',
		nodeCredentialType: CREDENTIAL_NAME,
	};
	return node(
		'HTTP Request',
		'n8n-nodes-base.httpRequest',
		{ ...credential, ...parameters },
		{ typeVersion: 4.5, retryOnFail },
	);
}

/** What n8n wants to know of a node type that exists only here. */
export function described(name: string, properties: INodeProperties[]): INodeTypeDescription {
	return {
		...{ displayName: name, name: name.toLowerCase(), description: name, version: 1, properties },
		...{ group: ['input'], defaults: { name }, inputs: [MAIN], outputs: [MAIN] },
		credentials: [{ name: CREDENTIAL_NAME, required: true }],
	};
}

/** A field of such a type. */
export function field(displayName: string, name: string): INodeProperties {
	return { displayName, name, type: 'string', default: '' };
}
