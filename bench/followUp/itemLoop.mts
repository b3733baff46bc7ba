import type { IConnections } from 'n8n-workflow';
import { MAIN, node } from '../node.mts';
import type { Contender } from '../types.mts';
import { itemsOf } from './people.mts';
import { post } from './post.mts';

const START = 'Start';
const LOOP = 'Loop Over Items';

const to = (name: string) => [{ node: name, type: MAIN, index: 0 }];

/** The first output is for what is done, the second one for each round. */
const connections: IConnections = {
	[START]: { [MAIN]: [to(LOOP)] },
	[LOOP]: { [MAIN]: [[], to('Wait')] },
	Wait: { [MAIN]: [to('HTTP Request')] },
	'HTTP Request': { [MAIN]: [to(LOOP)] },
};

/** One item after the other, round and round. */
export const itemLoop: Contender = {
	title: 'Loop, Wait, HTTP Request',
	setup:
		'Loop Over Items (Split in Batches) 3 with a batch size of 1, Wait 1.1 for 0 seconds, and HTTP Request ' +
		'4.5 with the same credential, back to the loop',
	input: itemsOf,
	connections,
	nodes: (task) => [
		// The loop wants to know where its items come from.
		node({ name: START, type: 'n8n-nodes-base.manualTrigger', parameters: {} }),
		node({
			name: LOOP,
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			parameters: { batchSize: 1 },
		}),
		node({
			name: 'Wait',
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { amount: 0, unit: 'seconds' },
		}),
		post(task, {}),
	],
};
