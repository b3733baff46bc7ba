// What the tests' workflows consist of, on the n8n that is a dependency of this package.
import * as workflowPackage from 'n8n-workflow';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { WachatApi } from '../../credentials/WachatApi.credentials.ts';
import { credentialsHelperOf, nodeTypesOf as nodeTypes, surroundingsOf } from './n8nHost.mts';

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
	return nodeTypes(workflowPackage, types);
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

/** n8n's surroundings of one execution; `credentials` are the fields as a user has saved them. */
export function surroundings(credentials: CredentialData): IWorkflowExecuteAdditionalData {
	const saved = { apiKey: API_KEY, ...credentials };
	return surroundingsOf(credentialsHelperOf(workflowPackage, new WachatApi(), saved));
}
