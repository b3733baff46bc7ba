import type { IExecuteFunctions } from 'n8n-workflow';

import { shortHash } from '../../messages/message';

/**
 * What an execution has in common with its retries, and with nothing else: when it began, and with what.
 * n8n hands both on to them; undefined where it does not tell, as in n8n 1.x.
 */
export function originOf(context: IExecuteFunctions): string | undefined {
	const { establishedAt, triggerNode } = context.getExecutionContext?.() ?? {};
	if (establishedAt === undefined || triggerNode === undefined) return undefined;
	const { $ } = context.getWorkflowDataProxy(0);
	return `${establishedAt}:${shortHash(JSON.stringify($(triggerNode.name).first()?.json ?? null))}`;
}
