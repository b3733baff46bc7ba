import type { INode, INodeParameters, NodeConnectionType } from 'n8n-workflow';

/** What n8n calls `NodeConnectionTypes.Main`; n8n itself is not loaded where contenders are described. */
export const MAIN: NodeConnectionType = 'main';
export const CREDENTIAL_NAME = 'wachatApi';
/** The names under which n8n knows the nodes of an installed package. */
export const WACHAT_TYPE = 'n8n-nodes-wachat.wachat';
export const WACHAT_TRIGGER_TYPE = 'n8n-nodes-wachat.wachatTrigger';

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
