import type { IExecuteFunctions } from 'n8n-workflow';

import type { Collection } from '../../contacts/collect';

/** Says so on the output panel when the list kept changing: whoever uses it must be able to know. */
export function hintAtDoubt(context: IExecuteFunctions, collection: Collection): void {
	const { proved, contacts, announced, reads } = collection;
	// Older versions of n8n show no hints of a run.
	if (proved || typeof context.addExecutionHints !== 'function') return;
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message:
			`The contact list kept changing while it was read: ${reads} reads found ${contacts.length} different contacts, ` +
			`and Wachat announced ${announced}. All that were found are here, each once. Run again at a quieter time to be sure.`,
	});
}
