import type { Contender } from '../types.mts';
import { itemsOf } from './people.mts';
import { post } from './post.mts';

/** HTTP Request for all items at once, in batches. */
export const httpBatches: Contender = {
	title: 'HTTP Request, batching',
	setup:
		'HTTP Request 4.5 with the same credential; Batching: 50 items per batch, as n8n proposes, and an ' +
		'interval of 0 ms, so that it does not pause either. It sends without waiting for answers: all are on ' +
		'their way at once',
	input: itemsOf,
	nodes: (task) => [post(task, { batching: { batch: { batchSize: 50, batchInterval: 0 } } })],
};
