import { node, WACHAT_TYPE } from '../node.mts';
import type { Contender } from '../types.mts';

/** The node of this package, with Return All and otherwise its default options. */
export const getMany: Contender = {
	title: 'Get Many',
	setup: 'this package: Contact → Get Many with Return All, every option at its default',
	nodes: ({ target: { instanceName } }) => [
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
