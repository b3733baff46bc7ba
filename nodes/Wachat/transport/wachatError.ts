import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';

import { explain } from './explain';

export type NodeError = NodeApiError | NodeOperationError;

/**
 * The error that n8n shows and stores, for whatever was thrown. It is built from plain words: the HTTP
 * client's error would bring the whole request along, key included.
 *
 * @param itemIndex the input item it belongs to, from 0
 */
export function toNodeError(node: INode, error: unknown, itemIndex?: number): NodeError {
	const explanation = explain(error, Date.now());
	if (explanation === undefined) return foreignError(node, error, itemIndex);
	const { message, description, status, failure } = explanation;
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
