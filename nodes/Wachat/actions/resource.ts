import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { showFor } from '../fields/showFor';
import type { Operation } from './operation';

/** Something of Wachat's that the node works with, and what it can do with it. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	/** By name, as n8n wants lists of options sorted. */
	operations: Operation[];
	/** The operation that is chosen at first. */
	first: Operation;
}

/** The fields of a resource, in the order in which they are shown: the operation, then what it takes. */
export function fieldsOf({ option, operations, first }: Resource): INodeProperties[] {
	const { value: firstValue } = first.option;
	const operation: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((one) => one.option),
		default: firstValue,
	};
	const fields = operations.flatMap((one) => showFor(option.value, one.option.value, one.fields));
	return [operation, ...fields];
}
