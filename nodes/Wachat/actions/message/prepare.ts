import { NodeOperationError, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';

import { readInstanceName } from '../../fields/instance';
import { readPatience, type Patience } from '../../fields/options';
import { ParameterReader } from '../../fields/parameterReader';
import { ofItem } from '../../fields/parameterSource';
import { filledText, optionalText } from '../../messages/checks';
import { refuseLookalike } from '../../messages/lookalike';
import type { Message } from '../../messages/message';
import { readPause } from '../../messages/pause';
import { readRecipient } from '../../messages/recipient';
import { Unusable } from '../../messages/unusable';
import { toNodeError, type NodeError } from '../../transport/wachatError';
import * as common from './fields';
import { entryOf, type Kind } from './kind';

/** An input item that may be sent. */
export interface Ready {
	item: number;
	isPreview: boolean;
	message: Message;
	instanceName: string;
	patience: Patience;
	checkConnection: boolean;
}

/** An input item that cannot be sent as it is. */
export interface Refused {
	item: number;
	isPreview: boolean;
	/** What was entered as recipient, if it is a text or a number. */
	to: string | null;
	/** The recipient as the API wants it, and the instance, if something else was refused. */
	number?: string;
	instanceName?: string;
	refusal: NodeError;
}

/** The error that n8n shows, for whatever an item's fields were refused with. */
function toRefusal(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeError {
	if (!(error instanceof Unusable)) return toNodeError(context.getNode(), error, itemIndex);
	const { message, description } = error;
	return new NodeOperationError(context.getNode(), message, { description, itemIndex });
}

/**
 * The key that is sent once only; undefined if the option is off. An expression that gives nothing is refused:
 * without its key, the message would be sent again and again.
 */
function readOnlyOnce(context: IExecuteFunctions, options: ParameterReader): string | undefined {
	const { parameters } = context.getNode();
	const entered = (parameters.options as Record<string, unknown> | undefined)?.onlyOnce;
	const entry = entryOf(options, common.onlyOnce);
	const isExpression = typeof entered === 'string' && entered.startsWith('=');
	const key = isExpression
		? filledText(
				entry,
				'Its expression gives nothing for this item: use a field that is never empty',
			)
		: optionalText(entry);
	// A space that somebody left in a sheet makes no other message of it.
	return key?.trim();
}

function readMessage(
	context: IExecuteFunctions,
	item: number,
	kind: Kind,
	{ fields, options }: { fields: ParameterReader; options: ParameterReader },
): Omit<Ready, 'isPreview'> {
	const instanceName = readInstanceName(fields, common.instance);
	const number = readRecipient(fields.value(common.to), options.boolean(common.allowGroups));
	refuseLookalike(context.getInputData()[item].json, number);
	const message: Message = {
		item,
		to: number,
		request: kind.read({ instanceName, number }, fields, options),
		skipRepeated: options.boolean(common.skipRepeated),
		onlyOnce: readOnlyOnce(context, options),
		stopAfterFailures: options.wholeNumber(common.stopAfterFailures),
		pause: readPause(fields.number(common.pauseMin), fields.number(common.pauseMax)),
	};
	const checkConnection = options.boolean(common.checkConnection);
	const patience = readPatience(options, common.retryTimeToSend);
	return { item, message, instanceName, patience, checkConnection };
}

/** What a field gives; undefined if it cannot be read, of which the refusal tells. */
function readable<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}

/** Of an item that is refused: what somebody looks for it by, and what it was sent as before, if it was. */
function enteredAddressee(
	fields: ParameterReader,
): Pick<Refused, 'to' | 'number' | 'instanceName'> {
	const entered = readable(() => fields.value(common.to));
	return {
		to: ['string', 'number'].includes(typeof entered) ? String(entered).slice(0, 100) : null,
		number: readable(() => readRecipient(entered, true)),
		instanceName: readable(() => readInstanceName(fields, common.instance)),
	};
}

/** Reads and checks all fields of one input item. */
export function prepare(
	context: IExecuteFunctions,
	item: number,
	kind: Kind,
	optionsField: INodeProperties,
): Ready | Refused {
	const fields = new ParameterReader(ofItem(context, item));
	let isPreview = false;
	try {
		isPreview = fields.boolean(common.preview);
		const options = fields.within(optionsField);
		return { isPreview, ...readMessage(context, item, kind, { fields, options }) };
	} catch (error) {
		return {
			item,
			isPreview,
			...enteredAddressee(fields),
			refusal: toRefusal(context, error, item),
		};
	}
}
