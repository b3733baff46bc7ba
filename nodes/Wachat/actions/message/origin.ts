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

/**
 * What an execution has in common with its retries, and with nothing else: when it began, and with what.
 * n8n hands both on to them; undefined where it does not tell, as in n8n 1.x.
 */
export function originOf(context: IExecuteFunctions): string | undefined {
	const { establishedAt, triggerNode } = context.getExecutionContext?.() ?? {};
	if (establishedAt === undefined || triggerNode === undefined) return undefined;
	const first = firstItem(context, triggerNode.name);
	return first === undefined ? undefined : `${establishedAt}:${shortHash(JSON.stringify(first))}`;
}
