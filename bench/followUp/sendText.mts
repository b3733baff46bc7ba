import { node, WACHAT_TYPE } from '../node.mts';
import type { Contender } from '../types.mts';
import { itemsOf, MESSAGE } from './people.mts';

/** The node of this package, without pauses and otherwise with its default options. */
export const sendText: Contender = {
	title: 'Send Text',
	setup:
		'this package: Message → Send Text, _Pause From_ and _Pause To_ at 0, every option at its default',
	input: itemsOf,
	nodes: ({ target: { instanceName }, retry }) => [
		node({
			name: 'Wachat',
			type: WACHAT_TYPE,
			retryOnFail: retry === 'onFail',
			parameters: {
				resource: 'message',
				operation: 'sendText',
				instanceName: { __rl: true, mode: 'name', value: instanceName },
				to: '={{ $json.phone }}',
				message: MESSAGE,
				pauseMin: 0,
				pauseMax: 0,
			},
		}),
	],
};
