import { NodeApiError, type IDataObject, type INodeExecutionData } from 'n8n-workflow';

import { isUnsent, type Outcome, type Unsent } from '../../messages/outcome';
import { count, summary } from '../../messages/summary';
import type { NodeError } from '../../transport/wachatError';
import type { Ready, Refused } from './prepare';
import { hint, itemOf, type Run } from './run';

interface Addressee {
	/** Null if the item has none that can be shown. */
	to: string | null;
	instanceName?: string;
}

const SENT_BEFORE = { reason: 'This execution had sent it already, so it was not sent again' };

function addresseeOf(one: Ready | Refused, { outcome }: Outcome): Addressee {
	const { instanceName } = one;
	if ('message' in one) return { to: one.message.to, instanceName };
	// One that was sent before it was changed says what it was sent as.
	return outcome === 'notSent' ? { to: one.to } : { to: one.number ?? one.to, instanceName };
}

/**
 * For a model: short, and what to do in the same text. What was sent before stays `queued`: told that it was
 * skipped, a model words it anew, and somebody reads it twice.
 */
function forModel({ to }: Addressee, outcome: Outcome, isNew: boolean): IDataObject {
	const { outcome: name } = outcome;
	if (outcome.outcome === 'queued') return { outcome: name, to, ...(!isNew && SENT_BEFORE) };
	if (outcome.outcome === 'skipped') return { outcome: name, to, reason: outcome.reason };
	const isOpen = name === 'unknown';
	const never = isOpen ? ['Do not send it again'] : [];
	const reason = [outcome.message, ...never, outcome.description].join('. ');
	return { outcome: name, to, reason };
}

function forPeople({ to, instanceName }: Addressee, outcome: Outcome): IDataObject {
	if (isUnsent(outcome)) {
		const { outcome: name, message, description, httpCode } = outcome;
		// Every version of n8n sends an item with just these two keys to the error output.
		return { message, error: { message, description, httpCode, outcome: name, to } };
	}
	if (outcome.outcome === 'skipped') return { outcome: 'skipped', to, reason: outcome.reason };
	const { at, response } = outcome;
	return { outcome: 'queued', to, instanceName, at, response } as IDataObject;
}

/** What comes out for one input item. */
export function toItem(run: Run, one: Ready | Refused, outcome: Outcome): INodeExecutionData {
	const isNew = 'message' in one && run.tried.has(one.message);
	const addressee = addresseeOf(one, outcome);
	const json = run.isTool ? forModel(addressee, outcome, isNew) : forPeople(addressee, outcome);
	return itemOf(one.item, json);
}

/** What n8n shows where items that cannot be sent keep all others back. */
export function refusalOfAll([first, ...others]: readonly NodeError[]): NodeError {
	const advice = first.description ? [first.description] : [];
	const more = others.length > 0 ? `; ${others.length} more of them need a look` : '';
	const stopped = `No message leaves while an item cannot be sent${more}`;
	first.description = [...advice, stopped].join('. ');
	return first;
}

const GO_ON: Record<Unsent['outcome'], string> = {
	notSent:
		"Retrying sends nothing twice: it begins with this item. If it is refused again, let 'On Error' in its settings continue, and retry with the saved workflow: the others are sent",
	unknown:
		"Retrying sends nothing twice. To go on behind this node without knowing, let 'On Error' in its settings continue, and retry with the saved workflow",
};

/** What n8n shows where the workflow stops: what happened to one item, and how far the run came. */
export function stopError(
	{ context }: Run,
	itemIndex: number,
	{ outcome, message, description, httpCode }: Unsent,
	outcomes: readonly Outcome[],
): NodeApiError {
	const soFar = summary(count(outcomes.map((one) => one.outcome)));
	const error = new NodeApiError(
		context.getNode(),
		{ message },
		{
			message,
			description: `${description}. So far: ${soFar}. ${GO_ON[outcome]}`,
			itemIndex,
			...(httpCode !== null && { httpCode }),
		},
	);
	// n8n replaces a message in which it sees a system code.
	error.message = message;
	return error;
}

/** The closing summary, on the output panel. */
export function sumUp(run: Run, outcomes: readonly Outcome[]): void {
	const counts = count(outcomes.map(({ outcome }) => outcome));
	hint(
		run,
		counts.notSent || counts.unknown ? 'warning' : 'info',
		`${summary(counts)}. Queued means that Wachat has taken a message, not that it was delivered`,
	);
}
