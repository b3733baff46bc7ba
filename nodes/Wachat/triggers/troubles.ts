import type { Failure } from 'n8n-workflow';

import { Explained, explain } from '../transport/explain';
import { isNotFound, RequestFailure, type FailureKind } from '../transport/requestFailure';
import { IncompleteFirstLook } from './lookAtList';

/** What only a person can put right, in Wachat, the credential, or a parameter. */
const LASTING: readonly FailureKind[] = ['unauthorized', 'forbidden', 'rejected', 'unsendable'];

export const NOTHING_IS_LOST = 'Nothing is lost: the next look tells what this one could not';

function isPassing(cause: Failure['cause'] | undefined): boolean {
	return cause === 'temporarily-unavailable' || cause === 'rate-limited';
}

/**
 * Whether it may pass by itself. During an outage servers answer with web pages, redirects and certificates of
 * all kinds, and a gateway with nothing behind it says 404 to everything; one that is about the instance is
 * explained by now. While n8n starts, what holds its credentials may not be there yet.
 */
export function mayPass(error: unknown): boolean {
	if (error instanceof RequestFailure) return isNotFound(error) || !LASTING.includes(error.kind);
	return !(error instanceof Explained) || isPassing(error.explanation.failure?.cause);
}

function incompleteFirstLook(): Explained {
	return new Explained({
		message: 'The contact list changes too fast to take a first look at it',
		description:
			'Contacts that the first look misses would be taken for new ones later. Publish the workflow again when no contacts are being imported or deleted',
		failure: { cause: 'temporarily-unavailable' },
	});
}

/**
 * The error to throw instead: one whose words fit a trigger, which looks again by itself, and whose cause lets
 * it. With one that only a person can put right, n8n's durable pollers would not look for half an hour.
 */
export function explainTrouble(error: unknown): unknown {
	if (error instanceof IncompleteFirstLook) return incompleteFirstLook();
	if (error instanceof Explained || !mayPass(error)) return error;
	const explanation = explain(error, Date.now());
	if (explanation === undefined) return error;
	return isPassing(explanation.failure?.cause)
		? new Explained({ ...explanation, description: NOTHING_IS_LOST })
		: new Explained({ ...explanation, failure: { cause: 'temporarily-unavailable' } });
}
