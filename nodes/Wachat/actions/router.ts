import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { toNodeError, type NodeError } from '../transport/wachatError';
import { stopSignal } from '../transport/wachatRequest';
import { advice } from './advice';
import * as contact from './contact';
import type { Operation } from './operation';

/** Every operation, by resource and name. */
const operations: Record<string, Record<string, Operation>> = { contact: contact.operations };

function findOperation(context: IExecuteFunctions, itemIndex: number): Operation {
	const resource = context.getNodeParameter('resource', itemIndex) as string;
	const name = context.getNodeParameter('operation', itemIndex) as string;
	const operation = operations[resource]?.[name];
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation '${name}' on '${resource}'`,
		{
			itemIndex,
			description: "Choose another one in the 'Operation' parameter",
		},
	);
}

/**
 * What goes on with Continue On Fail. Every version of n8n sends an item to the error output that holds these
 * two keys and nothing else; some of them would take a third one for data.
 */
function errorData(error: NodeError): IDataObject {
	const { message, description = null } = error;
	const httpCode = 'httpCode' in error ? error.httpCode : null;
	return { message, error: { message, description, httpCode } };
}

/** Runs the chosen operation for each input item, in order, and pairs what comes out with it. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	for (let item = 0; item < this.getInputData().length; item++) {
		// One for all that come out, as n8n's own helper does it.
		const pairedItem = { item };
		try {
			const operation = findOperation(this, item);
			for (const json of await operation.execute.call(this, item)) {
				output.push({ json, pairedItem });
			}
		} catch (error) {
			const nodeError = toNodeError(this.getNode(), error, item, advice);
			// Someone who stops a workflow does not want the next item either.
			if (!this.continueOnFail() || stopSignal(this)?.aborted) throw nodeError;
			output.push({ json: errorData(nodeError), pairedItem });
		}
	}
	return [output];
}
