import type { INode, INodeParameters } from 'n8n-workflow';
import { CREDENTIAL_NAME } from './types.mts';

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
