import type { IExecuteFunctions } from 'n8n-workflow';

/** Says something on the output panel; older versions of n8n show no hints of a run. */
export function hint(
	context: IExecuteFunctions,
	message: string,
	type: 'info' | 'warning' = 'warning',
): void {
	if (typeof context.addExecutionHints !== 'function') return;
	context.addExecutionHints({ type, location: 'outputPane', message });
}
