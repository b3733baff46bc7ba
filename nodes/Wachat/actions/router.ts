import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { adviceFor } from '../fields/advice';
import { toNodeError, type NodeError } from '../transport/wachatError';
import { stopSignal } from '../transport/wachatRequest';
import type { ItemOperation, Operation } from './operation';
import { resources } from './resources';

/** The chosen operation; n8n lets no expression choose it, so it is the same for every input item. */
function findOperation(context: IExecuteFunctions): Operation {
	const resourceName = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const resource = resources.find(({ option }) => option.value === resourceName);
	const operation = resource?.operations.find(({ option }) => option.value === name);
	if (operation) return operation;
	const message = `There is no operation '${String(name)}' on '${String(resourceName)}'`;
	const description = "Choose another one in the 'Operation' parameter";
	throw new NodeOperationError(context.getNode(), message, { description });
}

/**
 * What goes on with Continue On Fail. Every version of n8n sends an item to the error output that holds these
 * two keys and nothing else; some of them would take a third one for data.
 */
export function errorData(error: NodeError): IDataObject {
	const { message, description = null } = error;
	const httpCode = 'httpCode' in error ? error.httpCode : null;
	return { message, error: { message, description, httpCode } };
}

/** Runs an operation for one input item after the other, and pairs what comes out with it. */
async function executeEach(
	context: IExecuteFunctions,
	{ execute, fields }: ItemOperation,
): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (let item = 0; item < context.getInputData().length; item++) {
		// One for all that come out, as n8n's own helper does it.
		const pairedItem = { item };
		try {
			for (const one of await execute.call(context, item)) {
				one.pairedItem = pairedItem;
				output.push(one);
			}
		} catch (error) {
			const nodeError = toNodeError(context.getNode(), error, item, adviceFor(fields));
			// Someone who stops a workflow does not want the next item either.
			if (!context.continueOnFail() || stopSignal(context)?.aborted) throw nodeError;
			output.push({ json: errorData(nodeError), pairedItem });
		}
	}
	return output;
}

/** Runs the chosen operation. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = findOperation(this);
	if ('execute' in operation) return [await executeEach(this, operation)];
	try {
		return [await operation.executeAll.call(this)];
	} catch (error) {
		throw toNodeError(this.getNode(), error, undefined, adviceFor(operation.fields));
	}
}
