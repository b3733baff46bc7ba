import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';
import { basename, join } from 'node:path';
import { WACHAT_TRIGGER_TYPE, WACHAT_TYPE } from './node.mts';

type NodeClass = new () => INodeType | IVersionedNodeType;

const BASE = 'n8n-nodes-base/dist/nodes';
export const REMOVE_DUPLICATES = 'n8n-nodes-base.removeDuplicates';

/** What that installation brings: node types by their full name, and the credential of this package. */
export function installedTypes(load: NodeJS.Require, wachat: string) {
	const paths = {
		'n8n-nodes-base.httpRequest': `${BASE}/HttpRequest/HttpRequest`,
		'n8n-nodes-base.manualTrigger': `${BASE}/ManualTrigger/ManualTrigger`,
		[REMOVE_DUPLICATES]: `${BASE}/Transform/RemoveDuplicates/RemoveDuplicates`,
		'n8n-nodes-base.splitInBatches': `${BASE}/SplitInBatches/SplitInBatches`,
		'n8n-nodes-base.splitOut': `${BASE}/Transform/SplitOut/SplitOut`,
		'n8n-nodes-base.wait': `${BASE}/Wait/Wait`,
		[WACHAT_TYPE]: join(wachat, 'dist/nodes/Wachat/Wachat'),
		[WACHAT_TRIGGER_TYPE]: join(wachat, 'dist/nodes/Wachat/WachatTrigger'),
	};
	const { WachatApi } = load(join(wachat, 'dist/credentials/WachatApi.credentials.js')) as {
		WachatApi: new () => ICredentialType;
	};
	const types = Object.entries(paths).map(([type, path]) => {
		const classes = load(`${path}.node.js`) as Record<string, NodeClass>;
		return [type, new classes[basename(path)]()] as const;
	});
	return { types: Object.fromEntries(types), WachatApi };
}
