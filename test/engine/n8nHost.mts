// What n8n puts around the nodes of a workflow, for the tests and the bench. Tests import n8n's packages,
// the bench loads those of an installed n8n, so they are handed in; Node runs this file as it is.
import type * as Core from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRunExecutionData,
	IVersionedNodeType,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type * as WorkflowPackage from 'n8n-workflow';

type AnyNodeType = INodeType | IVersionedNodeType;

/** Node types by their full name, as a workflow refers to them. */
export function nodeTypesOf(
	{ NodeHelpers }: typeof WorkflowPackage,
	types: Record<string, AnyNodeType>,
): INodeTypes {
	const getByName = (name: string) => {
		if (!types[name]) throw new Error(`No node type ${name}`);
		return types[name];
	};
	return {
		getByName,
		getByNameAndVersion: (name, version) =>
			NodeHelpers.getVersionedNodeType(getByName(name), version),
		getKnownTypes: () => ({}),
	};
}

/** The options of a request, by section: `headers`, `qs` and so on. */
type Sections = Record<string, IDataObject | undefined>;

/**
 * n8n's credential helper, with one saved credential instead of a database. `authenticate` and
 * `getDecrypted` do what n8n's own do, so that the expressions in the credential class really run.
 */
export function credentialsHelperOf(
	{ ICredentialsHelper, isExpression, NodeHelpers }: typeof WorkflowPackage,
	type: ICredentialType,
	saved: INodeParameters,
): ICredentialsHelper {
	class OneCredential extends ICredentialsHelper {
		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_typeName: string,
			requestOptions: IHttpRequestOptions,
			workflow: Workflow,
			forNode: INode,
		): Promise<IHttpRequestOptions> {
			const { authenticate } = type;
			if (typeof authenticate === 'function') {
				return await authenticate(credentials, requestOptions);
			}
			const { expression } = workflow;
			const keys = { $credentials: credentials };
			const resolve = (value: string) =>
				isExpression(value)
					? String(
							expression.getSimpleParameterValue(forNode, value, 'internal', keys, undefined, '') ||
								'',
						)
					: value;
			const options = requestOptions as unknown as Sections;
			for (const [section, values] of Object.entries(authenticate?.properties ?? {})) {
				const target = (options[section] ??= {});
				for (const [key, value] of Object.entries(values as Record<string, string>)) {
					target[resolve(key)] = resolve(value);
				}
			}
			return requestOptions;
		}

		async getDecrypted(
			...[, , , mode, executeData, , resolve]: Parameters<ICredentialsHelper['getDecrypted']>
		): Promise<ICredentialDataDecryptedObject> {
			const { properties } = type;
			const filled = NodeHelpers.getNodeParameters(properties, saved, true, false, null, null);
			const data = filled as ICredentialDataDecryptedObject;
			if (!resolve) return data;
			const { workflow, node, runExecutionData, runIndex, itemIndex } = resolve;
			return workflow.expression.getParameterValue(
				data as INodeParameters,
				...[runExecutionData, runIndex, itemIndex, node.name, resolve.connectionInputData],
				...[mode, {}, executeData, false, {}],
			) as ICredentialDataDecryptedObject;
		}

		getParentTypes = () => [];
		isCredentialUsableByNode = () => true;
		getCredentialsProperties = () => type.properties;
		preAuthentication = async () => undefined;
		runPreAuthentication = async () => undefined;
		updateCredentials = async () => undefined;
		updateCredentialsOauthTokenData = async () => undefined;
		getCredentials = () => Promise.reject(new Error('Not needed to run a node'));
	}
	return new OneCredential();
}

/** n8n's surroundings of one execution. */
export function surroundingsOf(
	credentialsHelper: ICredentialsHelper,
): IWorkflowExecuteAdditionalData {
	const address = 'http://localhost:5678/';
	return {
		credentialsHelper,
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

export interface N8nPackages {
	core: typeof Core;
	workflowPackage: typeof WorkflowPackage;
}

export interface Start {
	workflow: Workflow;
	/** The node that runs first, and what it is handed. */
	first: string;
	items: INodeExecutionData[];
	mode: WorkflowExecuteMode;
	additionalData: IWorkflowExecuteAdditionalData;
	/** What to go on from instead, as n8n has it of an execution that ended badly. */
	resume?: IRunExecutionData;
}

/** Starts a workflow; what comes back has n8n's stop button as `cancel`. */
export function startWorkflow({ core, workflowPackage }: N8nPackages, start: Start) {
	const { workflow, first, items, mode, additionalData, resume } = start;
	const { nodes, connectionsBySourceNode: connections } = workflow;
	additionalData.hooks = new core.ExecutionLifecycleHooks(mode, '1', {
		id: '1',
		name: 'Workflow',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: Object.values(nodes),
		connections,
	});
	const fresh = workflowPackage.createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: nodes[first], data: { main: [items] }, source: null }],
		},
	});
	return new core.WorkflowExecute(additionalData, mode, resume ?? fresh).processRunExecutionData(
		workflow,
	);
}
