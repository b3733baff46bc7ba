import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { adviceFor } from '../fields/advice';
import { toNodeError } from '../transport/wachatError';
import { ask, askForExample } from './ask';
import { Deadline } from './deadline';
import { triggerFields } from './fields';
import { startFrom } from './notes';
import { readQuestion, type Question } from './parameters';
import { nodeKey } from './perNode';
import { isFirstPoll, notes } from './pollerMemory';
import { budgetOf, canWait } from './registration';
import { explainNothing, NothingToShow } from './sample';
import { nodeData } from './staticData';
import { explainTrouble } from './troubles';
import { Turns } from './turns';

const turns = new Turns();
const advice = adviceFor(triggerFields);

function itemsOf(data: IDataObject[]): INodeExecutionData[][] {
	return [data.map((json) => ({ json }))];
}

async function fetchExample(
	context: IPollFunctions,
	deadline: Deadline,
): Promise<INodeExecutionData[][]> {
	const question = readQuestion(context, Date.now);
	try {
		return itemsOf([await askForExample({ context, deadline }, question)]);
	} catch (error) {
		const isEmpty = error instanceof NothingToShow;
		if (isEmpty) throw explainNothing(context.getNode(), question.watcher.type);
		throw toNodeError(context.getNode(), error, undefined, advice);
	}
}

/** Looks once, and stores what n8n is to hold as the very last thing: not when the poll has ended without it. */
async function lookOnce(
	context: IPollFunctions,
	question: Question,
	deadline: Deadline,
): Promise<INodeExecutionData[][] | null> {
	const key = nodeKey(context);
	const stored = nodeData(context);
	const situation = { context, deadline, held: stored.state, notes: notes.get(key) };
	const { items, state, notes: now, wasUnreadable } = await ask(situation, question);
	deadline.insist();
	if (wasUnreadable) {
		context.logger.warn(
			'The Wachat Trigger could not read what it had remembered, and took a first look instead',
		);
	}
	notes.set(key, now);
	if (state !== undefined) stored.state = state;
	return items.length > 0 ? itemsOf(items) : null;
}

/** Polls, one at a time for each node. Waiting for another poll takes of this one's time. */
async function watch(
	context: IPollFunctions,
	question: Question,
	deadline: Deadline,
): Promise<INodeExecutionData[][] | null> {
	const key = nodeKey(context);
	const { state } = nodeData(context);
	// Registered with another question, a trigger needs its first look: left out, n8n would not keep it.
	const { opened } = startFrom(state, notes.get(key), question.fingerprint);
	const waiter = 'text' in opened ? undefined : deadline;
	const look = async () => await lookOnce(context, question, deadline);
	const found = await deadline.keep(async () => await turns.take(key, look, waiter));
	return found ?? null;
}

/** What n8n calls at each of the poll times: gives what happened since the last time, or null. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isFirst = isFirstPoll(this);
	const deadline = new Deadline(budgetOf(this, isFirst));
	if (this.getMode() === 'manual') return await fetchExample(this, deadline);
	let question: Question | undefined;
	try {
		question = readQuestion(this, Date.now);
		return await watch(this, question, deadline);
	} catch (error) {
		const nodeError = toNodeError(this.getNode(), explainTrouble(error), undefined, advice);
		if (!isFirst || !canWait(this, error, question?.fingerprint)) throw nodeError;
		this.logger.warn(`The Wachat Trigger could not look yet: ${nodeError.message}`);
		return null;
	}
}
