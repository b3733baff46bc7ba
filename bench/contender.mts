import type { INode, INodeParameters, INodeType, NodeConnectionType } from 'n8n-workflow';
import type { Obstacle } from './cases.mts';

/** Whom all contenders read: one instance of the sandbox. */
export interface Target {
	baseUrl: string;
	instanceName: string;
}

/** A way to get all contacts of an instance as n8n items. */
export interface Contender {
	/** How the tables call it. */
	title: string;
	/** How it is set up, for RESULTS.md. */
	setup: string;
	/** The nodes of its workflow, in the order in which they run; the last one gives the contacts. */
	nodes: (target: Target, obstacle?: Obstacle) => INode[];
	/** Node types that exist only here, by the name under which the nodes refer to them. */
	types?: Record<string, INodeType>;
}

/** What n8n calls `NodeConnectionTypes.Main`; n8n itself is not loaded where contenders are described. */
export const MAIN: NodeConnectionType = 'main';

export const CREDENTIAL_NAME = 'wachatApi';

/** The API's largest page: every contender asks for it. */
export const PAGE_SIZE = 100;

interface NodeSketch {
	name: string;
	type: string;
	typeVersion?: number;
	parameters: INodeParameters;
	/** Whether _Retry On Fail_ is on, with the most tries that n8n makes. */
	retryOnFail?: boolean;
}

const RETRY_ON_FAIL = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1000 };

/** A node as a workflow saves it, with the credential and otherwise n8n's default settings. */
export function node({ typeVersion = 1, retryOnFail = false, ...sketch }: NodeSketch): INode {
	return {
		...{ ...sketch, id: sketch.name, typeVersion, position: [0, 0] },
		credentials: { [CREDENTIAL_NAME]: { id: '1', name: 'Wachat account' } },
		...(retryOnFail && RETRY_ON_FAIL),
	};
}
