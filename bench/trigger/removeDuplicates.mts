import { httpRequest } from '../getMany/httpRequest.mts';
import { node } from '../node.mts';
import type { Contender } from '../types.mts';

/** What people build to learn who is new: the whole list at each of the poll times, without those seen before. */
export const removeDuplicates: Contender = {
	title: 'HTTP Request, Remove Duplicates',
	setup:
		'what Schedule Trigger would start: HTTP Request 4.5 and Split Out, set as under Get Many, and Remove ' +
		'Duplicates 2 (_Remove Items Processed in Previous Executions_ by `{{ $json.id }}`) with a History Size ' +
		'of 1,000,000. It sees new contacts only, as Contact Created does',
	nodes: (task) => [
		...httpRequest.nodes(task),
		node({
			name: 'Remove Duplicates',
			type: 'n8n-nodes-base.removeDuplicates',
			typeVersion: 2,
			parameters: {
				operation: 'removeItemsSeenInPreviousExecutions',
				logic: 'removeItemsWithAlreadySeenKeyValues',
				dedupeValue: '={{ $json.id }}',
				options: { historySize: 1_000_000 },
			},
		}),
	],
};
