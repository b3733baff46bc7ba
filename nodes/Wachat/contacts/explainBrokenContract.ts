import { Explained } from '../transport/explain';
import type { BrokenContract } from './brokenContract';

/**
 * What a person reads when an answer contradicts the API's documentation, or itself.
 *
 * @param clean takes the key out of a text, for the answer may be quoted in it
 */
export function explainBrokenContract(
	{ message }: BrokenContract,
	clean: (text: string) => string,
): Explained {
	return new Explained({
		message: `Wachat gave an answer that cannot be right: ${clean(message)}`,
		description:
			'Nothing was passed on, as contacts might be missing or wrong. The next try may bring a better answer; if this comes back, send this text to the support of Wachat',
		failure: { cause: 'temporarily-unavailable' },
	});
}
