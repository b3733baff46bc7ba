import {
	NodeOperationError,
	type IDataObject,
	type IHookFunctions,
	type IPollFunctions,
} from 'n8n-workflow';

import { isObject } from '../json';

/**
 * What n8n keeps for the node. n8n makes an empty object where nothing is there; whatever else a script or an
 * import has put in its place stays, and nothing can be kept in it.
 *
 * @throws {NodeOperationError} if it is no object
 */
export function nodeData(context: IPollFunctions | IHookFunctions): IDataObject {
	const data: unknown = context.getWorkflowStaticData('node');
	if (isObject(data)) return data as IDataObject;
	throw new NodeOperationError(
		context.getNode(),
		"n8n's memory of this node is no object, so nothing can be kept in it",
		{
			description:
				'A script or an import has put that into the static data of the workflow. Replace the node by a new one with another name, then publish the workflow',
		},
	);
}
