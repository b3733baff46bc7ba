import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../../messages/message';
import { OnceGuard } from '../../messages/onceGuard';
import { lookIntoChat } from '../../messages/outcome';
import { expectedPauses, inWords } from '../../messages/pause';
import { Repeats } from '../../messages/repeats';
import type { NodeError } from '../../transport/wachatError';
import type { Ready, Refused } from './prepare';
import { hint, itemOf, type Run } from './run';

type Previewed = Ready | Refused;

function inWordsOf({ message, description }: NodeError): string {
	return `${message}. ${description ?? ''}`;
}

/** Finds what would keep messages from being sent, one after the other. */
class Rehearsal {
	/** Those that would have been sent by now. */
	readonly sent = new Set<Message>();
	/** How many cannot be sent, because of what was entered, or of the connection. */
	failures = 0;
	private readonly repeats: Repeats;
	private readonly guard: OnceGuard;

	constructor(
		private readonly run: Run,
		messages: Message[],
	) {
		this.repeats = new Repeats(
			messages,
			(one) => this.sent.has(one) || run.ledger.outcomeOf(one) !== undefined,
		);
		this.guard = new OnceGuard(run.ledger, run.onlyOnce);
	}

	async problemOf(one: Previewed): Promise<string | undefined> {
		if ('message' in one) return await this.problemOfReady(one);
		this.failures++;
		return inWordsOf(one.refusal);
	}

	private async problemOfReady(ready: Ready): Promise<string | undefined> {
		const problem =
			this.sentBefore(ready.message) ??
			this.repeats.reason(ready.message) ??
			(await this.usedBefore(ready.message)) ??
			(await this.connection(ready));
		if (problem === undefined) this.sent.add(ready.message);
		return problem;
	}

	private sentBefore(message: Message): string | undefined {
		const known = this.run.ledger.outcomeOf(message);
		if (known === undefined) return undefined;
		return known.outcome === 'queued'
			? 'This execution has sent it already'
			: `This execution may have sent it already. ${lookIntoChat(message.to)}`;
	}

	private async usedBefore(message: Message): Promise<string | undefined> {
		const found = await this.guard.look(message);
		if (found === undefined) return undefined;
		return 'reason' in found ? found.reason : 'message' in found ? found.message : undefined;
	}

	private async connection(ready: Ready): Promise<string | undefined> {
		if (!ready.checkConnection) return undefined;
		const problem = await this.run.connections.problem(ready);
		if (problem === undefined) return undefined;
		this.failures++;
		return inWordsOf(problem);
	}
}

function toItem(one: Previewed, problem: string | undefined): INodeExecutionData {
	const { to, request } = 'message' in one ? one.message : { to: one.to, request: undefined };
	const json = { outcome: 'preview', to, request: request?.body ?? null } as IDataObject;
	return itemOf(one.item, problem === undefined ? json : { ...json, problem });
}

function summaryOf({ stopsAtFailure }: Run, { sent, failures }: Rehearsal, all: number): string {
	if (stopsAtFailure && failures > 0) {
		return `Nothing would be: ${failures} cannot be sent, each says why, and 'On Error' stops the workflow before the first message`;
	}
	const duration = inWords(expectedPauses([...sent]));
	const others = all - sent.size;
	return `${sent.size} would be sent, with pauses that take ${duration} in all${others > 0 ? `; ${others} would not: each says why` : ''}`;
}

/** Shows what would be sent. Nothing is requested but the state of the instances. */
export async function previewAll(
	run: Run,
	previewed: readonly Previewed[],
): Promise<INodeExecutionData[]> {
	const messages = previewed.flatMap((one) => ('message' in one ? [one.message] : []));
	run.ledger.follow(messages);
	const rehearsal = new Rehearsal(run, messages);
	const items: INodeExecutionData[] = [];
	for (const one of previewed) items.push(toItem(one, await rehearsal.problemOf(one)));
	hint(
		run,
		rehearsal.sent.size < previewed.length ? 'warning' : 'info',
		`Nothing was sent. ${summaryOf(run, rehearsal, previewed.length)}`,
	);
	return items;
}
