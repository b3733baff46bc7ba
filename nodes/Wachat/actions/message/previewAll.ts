import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Message } from '../../messages/message';
import { OnceGuard } from '../../messages/onceGuard';
import { lookIntoChat } from '../../messages/outcome';
import { expectedPauses, inWords } from '../../messages/pause';
import { Repeats } from '../../messages/repeats';
import type { Ready, Refused } from './prepare';
import { hint, itemOf, type Run } from './run';

type Previewed = Ready | Refused;

/** Finds what would keep messages from being sent, one after the other. */
class Rehearsal {
	/** Those that would have been sent by now. */
	readonly sent = new Set<Message>();
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

	async problem(ready: Ready): Promise<string | undefined> {
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
		return problem && `${problem.message}. ${problem.description ?? ''}`;
	}
}

function toItem(one: Previewed, problem: string | undefined): INodeExecutionData {
	const { to, request } = 'message' in one ? one.message : { to: one.to, request: undefined };
	const json = { outcome: 'preview', to, request: request?.body ?? null } as IDataObject;
	return itemOf(one.item, problem === undefined ? json : { ...json, problem });
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
	for (const one of previewed) {
		const problem =
			'message' in one
				? await rehearsal.problem(one)
				: `${one.refusal.message}. ${one.refusal.description ?? ''}`;
		items.push(toItem(one, problem));
	}
	const { size } = rehearsal.sent;
	const duration = inWords(expectedPauses([...rehearsal.sent]));
	const others = previewed.length - size;
	hint(
		run,
		others > 0 ? 'warning' : 'info',
		`Nothing was sent. ${size} would be sent, with pauses that take ${duration} in all${others > 0 ? `; ${others} would not: each says why` : ''}`,
	);
	return items;
}
