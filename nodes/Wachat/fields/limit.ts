import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from './parameterReader';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	displayOptions: { show: { returnAll: [false] } },
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** How many results an operation gives: all, or up to a limit. */
export const limitFields = [returnAll, limit];

/** How many results, from 1; undefined for all. */
export function readLimit(reader: ParameterReader): number | undefined {
	return reader.boolean(returnAll) ? undefined : reader.wholeNumber(limit);
}
