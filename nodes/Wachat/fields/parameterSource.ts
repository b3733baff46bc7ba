import type {
	IExecuteFunctions,
	IGetNodeParameterOptions,
	IHookFunctions,
	INode,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Where a node's parameters come from: each kind of n8n's contexts asks for them in its own way. */
export interface ParameterSource {
	node: INode;
	/** The input item whose values are read, from 0; none in a trigger. */
	itemIndex?: number;
	/** The value of a field; `collection.field` for one within a collection. */
	read(name: string, fallback: unknown, options?: IGetNodeParameterOptions): unknown;
}

/** The parameters as they are for one input item. */
export function ofItem(context: IExecuteFunctions, itemIndex: number): ParameterSource {
	return {
		node: context.getNode(),
		itemIndex,
		read: (name, fallback, options) =>
			context.getNodeParameter(name, itemIndex, fallback, options) as unknown,
	};
}

/** The parameters of a trigger, which has no input items. */
export function ofTrigger(
	context: IPollFunctions | IHookFunctions | IWebhookFunctions,
): ParameterSource {
	return {
		node: context.getNode(),
		read: (name, fallback, options) =>
			context.getNodeParameter(name, fallback as object, options) as unknown,
	};
}
