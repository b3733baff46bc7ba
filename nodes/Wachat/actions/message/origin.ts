import type { IExecuteFunctions } from 'n8n-workflow';

import { shortHash } from '../../messages/message';

/** What a node gave first; undefined if that cannot be told, as of a node that runs only now. */
function firstItem(context: IExecuteFunctions, nodeName: string): unknown {
	try {
		const { $ } = context.getWorkflowDataProxy(0);
		return $(nodeName).first()?.json;
	} catch {
		return undefined;
	}
}

type ExecutionContext = NonNullable<ReturnType<IExecuteFunctions['getExecutionContext']>>;

/**
 * The node that the execution began with; undefined if that cannot be told. For a sub-workflow n8n names the
 * one of its parent.
 */
function startOf(
	context: IExecuteFunctions,
	{ parentExecutionId, triggerNode }: ExecutionContext,
): string | undefined {
	if (parentExecutionId === undefined) return triggerNode?.name;
	const before = context.getParentNodes(context.getNode().name);
	return before.find(({ type }) => type === 'n8n-nodes-base.executeWorkflowTrigger')?.name;
}

/**
 * What an execution has in common with its retries, and with nothing else: when it began, and with what; in a
 * sub-workflow also for which parent. n8n hands all of it on to them; undefined where it does not tell, as in
 * n8n 1.x.
 */
export function originOf(context: IExecuteFunctions): string | undefined {
	const began = context.getExecutionContext?.();
	if (began === undefined) return undefined;
	const { establishedAt, parentExecutionId } = began;
	const start = startOf(context, began);
	const first = start === undefined ? undefined : firstItem(context, start);
	if (first === undefined && parentExecutionId === undefined) return undefined;
	const parts = [establishedAt, parentExecutionId, first && shortHash(JSON.stringify(first))];
	return parts.filter((part) => part !== undefined).join(':');
}
