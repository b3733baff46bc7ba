import { Explained } from '../transport/explain';
import type { BrokenContract } from './brokenContract';

/** What a person reads when an answer contradicts the API's documentation, or itself. */
export function explainBrokenContract({ message }: BrokenContract): Explained {
	return new Explained({
		message: `Wachat gave an answer that cannot be right: ${message}`,
		description:
			'No contacts were passed on, as some might be missing or wrong. Run the workflow again; if this comes back, send this text to the support of Wachat',
		failure: { cause: 'temporarily-unavailable' },
	});
}
