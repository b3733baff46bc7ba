import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { adviceFor } from '../../fields/advice';
import { Beginning } from '../../messages/beginning';
import { Ledger } from '../../messages/ledger';
import type { Message } from '../../messages/message';
import { OnlyOnce } from '../../messages/onlyOnce';
import { Rhythm } from '../../messages/rhythm';
import { Succession } from '../../messages/succession';
import type { Advice } from '../../transport/wachatError';
import * as shared from '../hint';
import { ConnectionCheck } from './connectionCheck';
import { memoryOf } from './memory';
import { originOf } from './origin';

/** One run of the node, with what it remembers and how it ends where something does not go well. */
export interface Run {
	context: IExecuteFunctions;
	/** Which fields help when a request did not succeed. */
	advice: Advice;
	/** What this execution has sent. */
	ledger: Ledger;
	/** What this run itself has sent, or tried to. */
	tried: Set<Message>;
	rhythm: Rhythm;
	/** Whether it may go on, where it is a retry. */
	succession: Succession;
	/** Whether n8n has begun this execution before. */
	beginning: Beginning;
	/** What earlier executions have sent. */
	onlyOnce: OnlyOnce;
	connections: ConnectionCheck;
	/** Whether an agent calls the node as its tool. */
	isTool: boolean;
	/** Whether it ends with an error, and sends nothing more, once something does not go well. */
	stopsAtFailure: boolean;
}

export function startRun(context: IExecuteFunctions, fields: INodeProperties[]): Run {
	const advice = adviceFor(fields);
	const { type, rewireOutputLogTo, onError } = context.getNode();
	// By its name in every version of n8n: the others tell only when they run a tool in their own way.
	const isTool =
		type.endsWith('Tool') ||
		rewireOutputLogTo === 'ai_tool' ||
		(context.isToolExecution?.() ?? false);
	const index = Number(context.getWorkflowDataProxy(0).$runIndex);
	const kept = context.getContext('node');
	const memory = memoryOf(context);
	const isRetry = context.getMode() === 'retry';
	return {
		context,
		advice,
		ledger: new Ledger(kept, { index, isTool }),
		tried: new Set(),
		rhythm: new Rhythm(kept, Date.now),
		succession: new Succession(kept, memory, isRetry, isRetry ? originOf(context) : undefined),
		beginning: new Beginning(kept, memory, context.getExecutionId?.(), isTool ? undefined : index),
		onlyOnce: new OnlyOnce(memory),
		connections: new ConnectionCheck(context, advice),
		isTool,
		// Of an error, n8n tells a model the message and nothing else: it gets an outcome like any other.
		stopsAtFailure: !context.continueOnFail() && (!isTool || onError === 'stopWorkflow'),
	};
}

/** Says something on the output panel; a model has none. */
export function hint({ context, isTool }: Run, type: 'info' | 'warning', message: string): void {
	if (!isTool) shared.hint(context, message, type);
}

export function itemOf(item: number, json: IDataObject): INodeExecutionData {
	return { json, pairedItem: { item } };
}
