import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	IPairedItemData,
} from 'n8n-workflow';

import { isUnsent, type Outcome } from '../../messages/outcome';
import { sendAll } from '../../messages/sendAll';
import { stoppableSleep } from '../../transport/interrupt';
import { stopSignal } from '../../transport/wachatRequest';
import type { RunOperation } from '../operation';
import { instance, pauseMax, pauseMin, preview, sendOptions, to } from './fields';
import type { Kind } from './kind';
import { post, toUnsent } from './post';
import { prepare, type Ready, type Refused } from './prepare';
import { previewAll } from './previewAll';
import { findProblems } from './problems';
import { stopError, sumUp, toItem } from './report';
import { startRun, type Run } from './run';

/** The message that the run ends with, where the workflow stops: one that went wrong just now, if there is one. */
function stopperOf(outcomes: Outcome[], isNew: (index: number) => boolean): number {
	const fresh = outcomes.findIndex((outcome, index) => isUnsent(outcome) && isNew(index));
	return fresh >= 0 ? fresh : outcomes.findIndex(isUnsent);
}

/** Sends what can be sent, and gives the outcomes in the same order. */
async function send(run: Run, ready: Ready[]): Promise<Outcome[]> {
	const { context, ledger, rhythm, onlyOnce, stopsAtFailure } = run;
	const messages = ready.map(({ message }) => message);
	const byMessage = new Map(ready.map((one) => [one.message, one]));
	const isNew = messages.map((message) => ledger.outcomeOf(message) === undefined);
	const outcomes = await sendAll(messages, {
		...{ ledger, rhythm, onlyOnce },
		post: async (message) => await post(run, byMessage.get(message) as Ready),
		sleep: stoppableSleep(stopSignal(context)),
		random: Math.random,
		stopAtFailure: stopsAtFailure,
	});
	const stopper = outcomes[stopperOf(outcomes, (index) => isNew[index])];
	if (stopsAtFailure && stopper && isUnsent(stopper)) {
		throw stopError(run, ready[outcomes.indexOf(stopper)].item, stopper, outcomes);
	}
	return outcomes;
}

/** What became of an item before it was changed into something that cannot be sent. */
function sentBefore({ ledger }: Run, one: Ready | Refused): Outcome | undefined {
	if (!('refusal' in one) || one.number === undefined) return undefined;
	return ledger.outcomeFor(one.item, one.number);
}

/** What became of each item that is not a preview. */
async function sendItems(
	run: Run,
	all: ReadonlyArray<Ready | Refused>,
): Promise<INodeExecutionData[]> {
	const ready = all.filter((one): one is Ready => 'message' in one);
	const problems = await findProblems(run, all, ready);
	const toSend = ready.filter(({ item }) => !problems.has(item));
	const sent = await send(run, toSend);
	const outcomes = new Map(toSend.map(({ item }, index) => [item, sent[index]]));
	for (const one of all) {
		const problem = problems.get(one.item);
		if (!problem) continue;
		const { error, outcome } = problem;
		outcomes.set(one.item, sentBefore(run, one) ?? toUnsent(error, outcome));
	}
	sumUp(run, [...outcomes.values()]);
	return all.map((one) => toItem(run, one, outcomes.get(one.item) as Outcome));
}

async function runItems(
	run: Run,
	all: ReadonlyArray<Ready | Refused>,
): Promise<INodeExecutionData[]> {
	const previews = all.filter(({ isPreview }) => isPreview);
	const others = all.filter(({ isPreview }) => !isPreview);
	const items = [
		...(others.length > 0 ? await sendItems(run, others) : []),
		...(previews.length > 0 ? await previewAll(run, previews) : []),
	];
	return items.sort((one, other) => itemIndexOf(one) - itemIndexOf(other));
}

async function executeAll(
	context: IExecuteFunctions,
	kind: Kind,
	fields: INodeProperties[],
	options: INodeProperties,
): Promise<INodeExecutionData[]> {
	const run = startRun(context, fields);
	const all = context.getInputData().map((_, item) => prepare(context, item, kind, options));
	try {
		return await runItems(run, all);
	} finally {
		await run.beginning.end();
	}
}

function itemIndexOf({ pairedItem }: INodeExecutionData): number {
	return (pairedItem as IPairedItemData).item;
}

/** An operation that sends one kind of message. */
export function sendOperation(kind: Kind): RunOperation {
	const options = sendOptions(kind.options);
	const fields = [instance, to, ...kind.content, pauseMin, pauseMax, preview, options];
	return {
		option: kind.option,
		fields,
		async executeAll() {
			return await executeAll(this, kind, fields, options);
		},
	};
}
