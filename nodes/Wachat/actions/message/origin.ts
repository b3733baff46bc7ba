import type { IExecuteFunctions } from 'n8n-workflow';

import { shortHash } from '../../messages/message';

/** What the execution began with; empty if that cannot be told any more. */
function firstItem(context: IExecuteFunctions, triggerName: string | undefined): string {
	try {
		const { $ } = context.getWorkflowDataProxy(0);
		return shortHash(JSON.stringify($(triggerName).first().json));
	} catch {
		return '';
	}
}

/**
 * What an execution has in common with its retries, and with nothing else: when it began, and with what.
 * n8n hands both on to them; undefined in versions that do not tell.
 */
export function originOf(context: IExecuteFunctions): string | undefined {
	const begun = context.getExecutionContext?.();
	if (begun === undefined) return undefined;
	return `${begun.establishedAt}:${firstItem(context, begun.triggerNode?.name)}`;
}
