import { filledIn, NODE_TYPE, type Workflow, type WorkflowNode } from '../scripts/n8n/workflow.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import type { Sandbox } from '../sandbox/server.mts';
import { MAIN_SHOP } from './workflows.mts';

export const SEND = 'Send a text message';
/** How many of the contacts get something. */
export const CHOSEN = 50;

type Node = Pick<WorkflowNode, 'type' | 'typeVersion' | 'parameters'>;

function filter(leftValue: string, operation: 'lt' | 'gt', rightValue: number): Node {
	const operator = { type: 'number', operation };
	return {
		type: 'n8n-nodes-base.filter',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				conditions: [{ id: 'c', leftValue, rightValue, operator }],
				combinator: 'and',
			},
			options: {},
		},
	};
}

const FIRST_ONES = filter('={{ $itemIndex }}', 'lt', CHOSEN);
/** Whoever waits for an answer. */
export const UNREAD = filter('={{ $json.unreadCount }}', 'gt', 0);

/** Those with these numbers, and nobody else. */
export function only(phones: readonly string[]): Node {
	return filter(`={{ ${JSON.stringify(phones)}.indexOf($json.phone) }}`, 'gt', -1);
}

const GET_MANY: Node = {
	type: NODE_TYPE,
	typeVersion: 1,
	parameters: { resource: 'contact', operation: 'getAll', returnAll: true, output: 'simplified' },
};

/** Settings of the node that sends, and its options. */
export interface Sending extends Partial<WorkflowNode> {
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	options?: Record<string, unknown>;
	/** Which of the contacts get something. */
	choose?: Node;
}

/** Get Many, Filter, Send Text to those that are left. */
export function followUp(
	trigger: WorkflowNode,
	credential: Saved,
	{ options = {}, choose = FIRST_ONES, ...settings }: Sending = {},
): Workflow {
	const send = {
		type: NODE_TYPE,
		typeVersion: 1,
		parameters: {
			...{ resource: 'message', operation: 'sendText' },
			...{ to: '={{ $json.phone }}', message: '=Hello {{ $json.name }}' },
			...{ pauseMin: 0, pauseMax: 0, options },
		},
		...settings,
	};
	const named = { 'Get contacts': GET_MANY, 'Choose some': choose, [SEND]: send };
	const rest = Object.entries(named).map(
		([name, node], index): WorkflowNode => ({
			...node,
			id: `c0000000-0000-4000-8000-00000000001${index}`,
			name,
			position: [220 * (index + 1), 0],
		}),
	);
	const nodes = [trigger, ...rest];
	const links = rest.map(({ name }, index): [string, Workflow['connections'][string]] => [
		nodes[index]?.name ?? '',
		{ main: [[{ node: name, type: 'main', index: 0 }]] },
	]);
	const settled = { executionOrder: 'v1' };
	const workflow = {
		name: 'Follow up',
		nodes,
		connections: Object.fromEntries(links),
		settings: settled,
	};
	return filledIn(workflow, MAIN_SHOP, credential);
}

/** Whom the API was asked to send to, and who got something. */
export function postsAndReached({ requests, messages }: Sandbox) {
	return {
		posts: requests.flatMap(({ recipient }) => (recipient === undefined ? [] : [recipient])),
		reached: messages.map(({ body }) => String(body.number)),
	};
}
