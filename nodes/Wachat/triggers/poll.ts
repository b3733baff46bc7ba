import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { adviceFor } from '../fields/advice';
import { toNodeError } from '../transport/wachatError';
import { ask, askForExample } from './ask';
import { Deadline } from './deadline';
import { triggerFields } from './fields';
import { startFrom } from './notes';
import { readQuestion, type Question } from './parameters';
import { isFirstPoll, keepNotes, nodeKey, notesOf } from './pollerMemory';
import { explainNothing, NothingToShow } from './sample';
import { explainTrouble, mayPass } from './troubles';
import { Turns } from './turns';

/** What a poll may take where n8n does not tell: its strictest engine gives 36 s. In milliseconds. */
const USUAL_BUDGET = 36_000;
/** n8n gives up registering a trigger after 84 s, whatever it tells the poll. In milliseconds. */
const REGISTRATION_BUDGET = 80_000;

const turns = new Turns();
const advice = adviceFor(triggerFields);

function budgetOf(context: IPollFunctions, isFirst: boolean): number {
	// Versions before August 2026 do not have it.
	const told = typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : NaN;
	const budget = Number.isNaN(told) ? USUAL_BUDGET : told;
	return isFirst ? Math.min(budget, REGISTRATION_BUDGET) : budget;
}

/** Only the first poll of a poller happens when n8n starts, though the mode stays what it was. */
function isRestart(context: IPollFunctions, isFirst: boolean): boolean {
	return isFirst && ['init', 'leadershipChange'].includes(context.getActivationMode());
}

function itemsOf(data: IDataObject[]): INodeExecutionData[][] {
	return [data.map((json) => ({ json }))];
}

async function fetchExample(
	context: IPollFunctions,
	question: Question,
	deadline: Deadline,
): Promise<INodeExecutionData[][]> {
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
	const stored = context.getWorkflowStaticData('node');
	const situation = { context, deadline, held: stored.state, notes: notesOf(key) };
	const { items, state, notes, wasUnreadable } = await ask(situation, question);
	deadline.insist();
	if (wasUnreadable) {
		context.logger.warn(
			'The Wachat Trigger could not read what it had remembered, and took a first look instead',
		);
	}
	keepNotes(key, notes);
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
	const { state } = context.getWorkflowStaticData('node');
	// Registered with another question, a trigger needs its first look: left out, n8n would not keep it.
	const { opened } = startFrom(state, notesOf(key), question.fingerprint);
	const isNeeded = !('text' in opened);
	const look = async () => await lookOnce(context, question, deadline);
	const found = await deadline.keep(async () => await turns.take(key, isNeeded, look));
	return found ?? null;
}

/** What n8n calls at each of the poll times: gives what happened since the last time, or null. */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const isFirst = isFirstPoll(this);
	const deadline = new Deadline(budgetOf(this, isFirst));
	const question = readQuestion(this, Date.now);
	if (this.getMode() === 'manual') return await fetchExample(this, question, deadline);
	try {
		return await watch(this, question, deadline);
	} catch (error) {
		const nodeError = toNodeError(this.getNode(), explainTrouble(error), undefined, advice);
		// Thrown while n8n starts, it would switch the trigger off for good.
		if (!isRestart(this, isFirst) || !mayPass(error)) throw nodeError;
		this.logger.warn(`The Wachat Trigger could not look yet: ${nodeError.message}`);
		return null;
	}
}
