import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { join } from 'node:path';
import { WACHAT_TRIGGER_TYPE, WACHAT_TYPE } from './node.mts';

type NodeClass = new () => INodeType | IVersionedNodeType;

export const REMOVE_DUPLICATES = 'n8n-nodes-base.removeDuplicates';

/** Nodes of n8n itself, and where their classes are. */
const BASE = {
	'n8n-nodes-base.httpRequest': 'HttpRequest/HttpRequest',
	'n8n-nodes-base.manualTrigger': 'ManualTrigger/ManualTrigger',
	[REMOVE_DUPLICATES]: 'Transform/RemoveDuplicates/RemoveDuplicates',
	'n8n-nodes-base.splitInBatches': 'SplitInBatches/SplitInBatches',
	'n8n-nodes-base.splitOut': 'Transform/SplitOut/SplitOut',
	'n8n-nodes-base.wait': 'Wait/Wait',
};

const WACHAT = {
	[WACHAT_TYPE]: 'nodes/Wachat/Wachat',
	[WACHAT_TRIGGER_TYPE]: 'nodes/Wachat/WachatTrigger',
};

/** What that installation brings: node types by their full name, and the credential of this package. */
export function installedTypes(load: NodeJS.Require, wachat: string) {
	const nodeAt = (path: string) => {
		const classes = load(`${path}.node.js`) as Record<string, NodeClass>;
		return new classes[path.slice(path.lastIndexOf('/') + 1)]();
	};
	const all = [
		...Object.entries(BASE).map(([type, path]) => [type, `n8n-nodes-base/dist/nodes/${path}`]),
		...Object.entries(WACHAT).map(([type, path]) => [type, join(wachat, 'dist', path)]),
	];
	const { WachatApi } = load(join(wachat, 'dist/credentials/WachatApi.credentials.js')) as {
		WachatApi: new () => ICredentialType;
	};
	return { types: Object.fromEntries(all.map(([type, path]) => [type, nodeAt(path)])), WachatApi };
}
