import type { IExecuteFunctions } from 'n8n-workflow';

import type { Collection } from '../../contacts/collect';
import { hint } from '../hint';

/** Says so on the output panel when a list is not proved complete: whoever uses it must be able to know. */
export function hintAtDoubt(
	context: IExecuteFunctions,
	instanceName: string,
	collection: Collection,
): void {
	const { proved, contacts, announced, reads } = collection;
	if (proved) return;
	hint(
		context,
		`The contact list of ${instanceName} is not certain to be complete: ${reads} reads found ${contacts.length} different contacts, ` +
			`and Wachat announced ${announced} at last. The list kept changing meanwhile. ` +
			'All that were found are here, each once. Run again at a quieter time to be sure.',
	);
}
