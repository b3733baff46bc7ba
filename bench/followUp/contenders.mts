import type { IConnections, IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { httpRequestNode, MAIN, node, WACHAT_TYPE } from '../node.mts';
import type { Contender, Task } from '../types.mts';

/** +1 555 is not an assigned area code: these numbers are nobody's. */
const FIRST = 15_550_000_000;
export const MESSAGE = 'Hello, is there anything that we can do for you?';

/** The numbers of as many people. */
export function numbersOf(people: number): number[] {
	return Array.from({ length: people }, (_, i) => FIRST + i);
}

/** An item for each of them. */
function input(people: number): IDataObject[] {
	return numbersOf(people).map((number) => ({ phone: String(number) }));
}

/** Sends a text to each item's phone. */
function post({ baseUrl, instanceName, retry }: Task, options: INodeParameters = {}): INode {
	const body = [
		{ name: 'instanceName', value: instanceName },
		{ name: 'number', value: '={{ $json.phone }}' },
		{ name: 'type', value: 'text' },
		{ name: 'message', value: MESSAGE },
	];
	const parameters = {
		method: 'POST',
		url: `${baseUrl}/send/text`,
		sendBody: true,
		bodyParameters: { parameters: body },
		options,
	};
	return httpRequestNode(parameters, retry === 'onFail');
}

const START = 'Start';
const LOOP = 'Loop Over Items';

const to = (name: string) => [{ node: name, type: MAIN, index: 0 }];

/** The first output of the loop is for what is done, the second one for each round. */
const roundAndRound: IConnections = {
	[START]: { [MAIN]: [to(LOOP)] },
	[LOOP]: { [MAIN]: [[], to('Wait')] },
	Wait: { [MAIN]: [to('HTTP Request')] },
	'HTTP Request': { [MAIN]: [to(LOOP)] },
};

export const senders: Record<string, Contender> = {
	sendText: {
		title: 'Send Text',
		setup:
			'this package: Message → Send Text, _Pause From_ and _Pause To_ at 0, every option at its default',
		input,
		nodes: ({ instanceName, retry }) => {
			const parameters = {
				resource: 'message',
				operation: 'sendText',
				instanceName: { __rl: true, mode: 'name', value: instanceName },
				to: '={{ $json.phone }}',
				message: MESSAGE,
				pauseMin: 0,
				pauseMax: 0,
			};
			return [node('Wachat', WACHAT_TYPE, parameters, { retryOnFail: retry === 'onFail' })];
		},
	},

	httpBatches: {
		title: 'HTTP Request, batching',
		setup:
			'HTTP Request 4.5 with the same credential; Batching: 50 items per batch, as n8n proposes, and an ' +
			'interval of 0 ms, so that it does not pause either. It sends without waiting for answers: all are on ' +
			'their way at once',
		input,
		nodes: (task) => [post(task, { batching: { batch: { batchSize: 50, batchInterval: 0 } } })],
	},

	itemLoop: {
		title: 'Loop, Wait, HTTP Request',
		setup:
			'Loop Over Items (Split in Batches) 3 with a batch size of 1, Wait 1.1 for 0 seconds, and HTTP Request ' +
			'4.5 with the same credential, back to the loop',
		input,
		connections: roundAndRound,
		nodes: (task) => [
			// The loop wants to know where its items come from.
			node(START, 'n8n-nodes-base.manualTrigger', {}),
			node(LOOP, 'n8n-nodes-base.splitInBatches', { batchSize: 1 }, { typeVersion: 3 }),
			node('Wait', 'n8n-nodes-base.wait', { amount: 0, unit: 'seconds' }, { typeVersion: 1.1 }),
			post(task),
		],
	},
};
