// What n8n puts around a node: the node types of the workflow, the stored credential, the addresses.
import path from 'node:path';
import {
	ICredentialsHelper,
	isExpression,
	NodeConnectionTypes,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';
import { WachatApi } from '../../credentials/WachatApi.credentials.ts';

// n8n keeps a settings file in its user folder: not in the home of whoever runs the tests.
process.env.N8N_USER_FOLDER = path.resolve(
	'node_modules/.cache/n8n',
	process.env.JEST_WORKER_ID ?? '0',
);

export interface CredentialData {
	apiKey?: string;
	baseUrl?: string;
}

export const API_KEY = 'wk_live_0123456789abcdef';
/** A key as some services make them: it looks different in a URL, and in JSON as PHP writes it. */
export const AWKWARD_KEY = 'wk/live+0123456789/abcdef==';
export const INSTANCE = 't1_mq9r2jov_jakarta_store';

const CREDENTIAL_NAME = 'wachatApi';

/** How a node of a workflow refers to the stored credential. */
export const credentialReference = { [CREDENTIAL_NAME]: { id: '1', name: 'Wachat account' } };

/** Node types by their full name, as a workflow refers to them. */
export function nodeTypesOf(types: Record<string, INodeType>): INodeTypes {
	const find = (name: string) => {
		if (!types[name]) throw new Error(`No node type ${name}`);
		return types[name];
	};
	return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

/** A node type that is nothing but a name and an execute function. */
export function plainType(
	displayName: string,
	properties: INodeProperties[] = [],
	execute: INodeType['execute'] = async function (this: IExecuteFunctions) {
		return [this.getInputData()];
	},
): INodeType {
	return {
		description: {
			displayName,
			name: displayName.toLowerCase(),
			group: ['transform'],
			version: 1,
			description: displayName,
			defaults: { name: displayName },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties,
		},
		execute,
	};
}

/** A node of a workflow; everything but its name and type may be left out. */
export function node(name: string, type: string, rest: Partial<INode> = {}): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {}, ...rest };
}

/**
 * n8n's credential helper, with one credential instead of a database. `authenticate` and
 * `getDecrypted` do what n8n's own do, so that the expressions in the credential class really run.
 */
class OneCredential extends ICredentialsHelper {
	private readonly type: ICredentialType = new WachatApi();

	constructor(private readonly data: INodeParameters) {
		super();
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions,
		workflow: Workflow,
		forNode: INode,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate === 'function') return await authenticate(credentials, requestOptions);

		const resolve = (value: unknown) => {
			if (!isExpression(value)) return value;
			const keys = { $credentials: credentials };
			const { expression } = workflow;
			const found = expression.getSimpleParameterValue(
				forNode,
				value,
				'internal',
				keys,
				undefined,
				'',
			);
			return found ? String(found) : '';
		};
		const options = requestOptions as unknown as Record<string, IDataObject | undefined>;
		for (const [section, values] of Object.entries(authenticate?.properties ?? {})) {
			const target = (options[section] ??= {});
			for (const [key, value] of Object.entries(values as IDataObject)) {
				target[String(resolve(key))] = resolve(value) as string;
			}
		}
		return requestOptions;
	}

	async getDecrypted(
		...[, , , mode, executeData, , resolve]: Parameters<ICredentialsHelper['getDecrypted']>
	): Promise<ICredentialDataDecryptedObject> {
		const { properties } = this.type;
		const filled = NodeHelpers.getNodeParameters(properties, this.data, true, false, null, null);
		const data = filled as ICredentialDataDecryptedObject;
		if (!resolve) return data;
		const { workflow, node: ofNode, runExecutionData, runIndex, itemIndex } = resolve;
		return workflow.expression.getParameterValue(
			data as INodeParameters,
			...[runExecutionData, runIndex, itemIndex, ofNode.name, resolve.connectionInputData],
			...[mode, {}, executeData, false, {}],
		) as ICredentialDataDecryptedObject;
	}

	getParentTypes = () => [];
	isCredentialUsableByNode = () => true;
	getCredentialsProperties = () => this.type.properties;
	preAuthentication = async () => undefined;
	runPreAuthentication = async () => undefined;
	updateCredentials = async () => undefined;
	updateCredentialsOauthTokenData = async () => undefined;
	getCredentials = () => Promise.reject(new Error('Not needed to run a node'));
}

/** n8n's surroundings of one execution; `credentials` are the fields as a user has saved them. */
export function surroundings(credentials: CredentialData): IWorkflowExecuteAdditionalData {
	const address = 'http://localhost:5678/';
	return {
		credentialsHelper: new OneCredential({ apiKey: API_KEY, ...credentials }),
		currentNodeExecutionIndex: 0,
		executionId: '1',
		variables: {},
		instanceBaseUrl: address,
		restApiUrl: `${address}rest`,
		webhookBaseUrl: `${address}webhook`,
		webhookWaitingBaseUrl: `${address}webhook-waiting`,
		webhookTestBaseUrl: `${address}webhook-test`,
		formBaseUrl: `${address}form`,
		formWaitingBaseUrl: `${address}form-waiting`,
		formTestBaseUrl: `${address}form-test`,
	} as Partial<IWorkflowExecuteAdditionalData> as IWorkflowExecuteAdditionalData;
}
