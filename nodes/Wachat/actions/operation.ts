import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** One operation of the node: its fields, and what it does with one input item. */
export interface Operation {
	/** The operation's fields, in the order in which they are shown. */
	description: INodeProperties[];
	/**
	 * Gives the output items' data for one input item, in order; the router pairs them with it.
	 * What it throws, the router turns into an error that n8n can show.
	 */
	execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]>;
}
