import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** How the 'Operation' parameter and the node panel show an operation. */
export interface OperationOption extends INodePropertyOptions {
	value: string;
	/** As the node panel lists it, e.g. "Get many contacts". */
	action: string;
	description: string;
}

interface Face {
	option: OperationOption;
	/** The operation's fields, in the order in which they are shown. */
	fields: INodeProperties[];
}

/** An operation that handles one input item after the other. */
export interface ItemOperation extends Face {
	/**
	 * Gives the output items for one input item, in order; the router pairs them with it.
	 * What it throws, the router turns into an error that n8n can show.
	 */
	execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]>;
}

/** An operation that has to see all input items together. */
export interface RunOperation extends Face {
	/**
	 * Gives the output items for all input items, each paired with its own; Continue On Fail is its own
	 * affair. What it throws, the router turns into an error that n8n can show.
	 */
	executeAll(this: IExecuteFunctions): Promise<INodeExecutionData[]>;
}

export type Operation = ItemOperation | RunOperation;
