import type { IExecuteFunctions } from 'n8n-workflow';

import { OUTPUT_FIELDS, OUTPUT_MODES, type OutputMode } from '../../contacts/output';
import { ParameterReader } from '../parameters';

/** The largest delay that a timer takes, in milliseconds: about 24 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

export interface GetAllParameters {
	/** The instance's API name. */
	instanceName: string;
	/** How many contacts, from 1; undefined for all. */
	limit: number | undefined;
	/** Text to search for; empty for none. */
	search: string;
	includeGroups: boolean;
	output: OutputMode;
	/** Only for the output `selected`. */
	fields: string[];
	/** Pages read at the same time, 1 to 10. */
	concurrency: number;
	verify: boolean;
	/** Milliseconds for one request. */
	timeout: number;
	/** Milliseconds that all waiting for retries together may take. */
	retryTime: number;
}

/**
 * Reads the fields of Get Many for one input item, before anything is requested.
 *
 * @throws {NodeOperationError} that names the field, if a value cannot be used
 */
export function readGetAllParameters(
	context: IExecuteFunctions,
	itemIndex: number,
): GetAllParameters {
	const reader = new ParameterReader(context, itemIndex);
	const instanceName = reader.located(
		'instanceName',
		'Instance',
		'Choose an instance from the list, or enter its API name',
	);
	const returnAll = reader.boolean('returnAll', 'Return All');
	const output = reader.choice('output', 'Output', OUTPUT_MODES);
	const allFields = OUTPUT_FIELDS.map(({ value }) => value);
	return {
		instanceName,
		limit: returnAll ? undefined : reader.wholeNumber('limit', 'Limit', 50, { min: 1 }),
		search: reader.text('search', 'Search'),
		includeGroups: reader.boolean('includeGroups', 'Include Groups'),
		output,
		fields: output === 'selected' ? reader.choices('fields', 'Fields', allFields) : [],
		concurrency: reader.wholeNumber('options.concurrency', 'Concurrency', 5, { min: 1, max: 10 }),
		verify: reader.boolean('options.verify', 'Verify by Reading Twice'),
		timeout: reader.wholeNumber('options.timeout', 'Timeout', 30_000, {
			min: 1,
			max: LONGEST_TIMER,
		}),
		retryTime: 1000 * reader.wholeNumber('options.retryTime', 'Retry Time', 120, { min: 0 }),
	};
}
