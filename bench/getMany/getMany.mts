import { node } from '../node.mts';
import type { Contender } from '../types.mts';

/** The name under which n8n knows the node of an installed package. */
export const WACHAT_TYPE = 'n8n-nodes-wachat.wachat';

/** The node of this package, with Return All and otherwise its default options. */
export const getMany: Contender = {
	title: 'Get Many',
	setup: 'this package: Contact → Get Many with Return All, every option at its default',
	nodes: ({ instanceName }) => [
		node({
			name: 'Wachat',
			type: WACHAT_TYPE,
			parameters: {
				resource: 'contact',
				operation: 'getAll',
				instanceName: { __rl: true, mode: 'name', value: instanceName },
				returnAll: true,
			},
		}),
	],
};
