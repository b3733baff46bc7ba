import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { explain, type Explanation } from './explain';
import type { Remedy } from './words';

export type NodeError = NodeApiError | NodeOperationError;

/** For each remedy that an operation has a field for, a sentence (without full stop) that names the field. */
export type Advice = Partial<Record<Remedy, string>>;

function describe({ description, remedies = [] }: Explanation, advice: Advice): string {
	const sentences = remedies.map((remedy) => advice[remedy]);
	return [description, ...sentences.filter((sentence) => sentence !== undefined)].join('. ');
}

/**
 * The error that n8n shows and stores, for whatever was thrown. It is built from plain words: the HTTP
 * client's error would bring the whole request along, key included.
 *
 * @param itemIndex the input item it belongs to, from 0
 * @param advice how to do what would help; without it the description says only what can be done anywhere
 */
export function toNodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
	advice: Advice = {},
): NodeError {
	const explanation = explain(error, Date.now());
	if (explanation === undefined) return foreignError(node, error, itemIndex);
	const { message, status, failure } = explanation;
	const description = describe(explanation, advice);
	const httpCode = status === undefined ? undefined : String(status);
	const nodeError = new NodeApiError(
		node,
		{ message },
		{ message, description, httpCode, itemIndex, failure },
	);
	// n8n replaces a message in which it sees a system code, such as the EPERM in "approvePermissions".
	nodeError.message = message;
	return nodeError;
}

/** An error of n8n's own, say a broken expression: passed on, with the item it belongs to. */
function foreignError(node: INode, error: unknown, itemIndex: number | undefined): NodeError {
	if (!(error instanceof NodeApiError || error instanceof NodeOperationError)) {
		return new NodeOperationError(node, error as Error, { itemIndex });
	}
	error.context.itemIndex ??= itemIndex;
	return error;
}
