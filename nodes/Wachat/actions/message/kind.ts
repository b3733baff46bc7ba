import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../fields/parameterReader';
import type { Entry } from '../../messages/checks';
import type { Envelope, SendRequest } from '../../messages/requests';
import type { OperationOption } from '../operation';
import { delay } from './fields';

/** What is special about one kind of message. */
export interface Kind {
	option: OperationOption;
	/** The fields for its content, in the order in which they are shown. */
	content: INodeProperties[];
	/** Its own options. */
	options: INodeProperties[];
	/**
	 * The request that sends it.
	 *
	 * @throws {Unusable} or a `NodeOperationError` if a field holds what cannot be sent
	 */
	read(envelope: Envelope, fields: ParameterReader, options: ParameterReader): SendRequest;
}

/** A field as a check takes it. */
export function entryOf(reader: ParameterReader, field: INodeProperties): Entry {
	return { label: field.displayName, value: reader.value(field) };
}

/** Milliseconds, or undefined if the option was not added: then the API chooses. */
export function readDelay(options: ParameterReader): number | undefined {
	const isSet = options.value({ ...delay, default: null }) !== null;
	return isSet ? options.wholeNumber(delay) : undefined;
}
