import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from './parameterReader';

/** The largest delay that a timer takes, in milliseconds: about 24 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

export const concurrency: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 5,
	description: 'How many pages of 100 contacts to read at the same time, from 1 to 10',
};

/** Seconds; a trigger has another default. */
export const retryTime: INodeProperties = {
	displayName: 'Retry Time',
	name: 'retryTime',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 120,
	description:
		'How many seconds one input item may spend in all on waiting for retries when Wachat limits requests or is not available; 0 means never retry',
};

/** Milliseconds. */
export const timeout: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_TIMER },
	default: 30_000,
	description: 'How many milliseconds to wait for one request before it counts as unanswered',
};

/**
 * The collection of what is seldom changed.
 *
 * @param fields in alphabetical order, as n8n's users know it
 */
export function optionsField(description: string, fields: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		description,
		options: fields,
	};
}

/** The options of an operation that makes a request or two. */
export const patienceOptions = optionsField('How long to wait for Wachat', [retryTime, timeout]);

/** How long to wait for the API. */
export interface Patience {
	/** Milliseconds for one request. */
	timeout: number;
	/** Milliseconds that all waiting for retries together may take; 0 = never repeat. */
	retryTime: number;
}

/**
 * @param options a reader of the options collection
 * @param retryField the field as the operation or trigger shows it
 */
export function readPatience(options: ParameterReader, retryField = retryTime): Patience {
	return {
		timeout: options.wholeNumber(timeout),
		retryTime: 1000 * options.wholeNumber(retryField),
	};
}
