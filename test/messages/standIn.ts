import { Ledger } from '../../nodes/Wachat/messages/ledger';
import type { Message } from '../../nodes/Wachat/messages/message';
import { OnlyOnce, type Memory } from '../../nodes/Wachat/messages/onlyOnce';
import type { Outcome, Queued, Unsent } from '../../nodes/Wachat/messages/outcome';
import { textRequest } from '../../nodes/Wachat/messages/requests';
import { Rhythm } from '../../nodes/Wachat/messages/rhythm';
import { sendAll, type SendTools } from '../../nodes/Wachat/messages/sendAll';

/** What happens to one request. `killed`: n8n ends while it is on its way, after the server took it or before. */
export type Fate =
	| 'taken'
	| 'refused'
	| 'lostAfter'
	| 'lostBefore'
	| 'killedAfter'
	| 'killedBefore';

const TAKES: readonly Fate[] = ['taken', 'lostAfter', 'killedAfter'];

export function message(item: number, more: Partial<Message> & { text?: string } = {}): Message {
	const { text = 'Hello', to = String(15550100 + item), ...rest } = more;
	return {
		item,
		to,
		request: textRequest({ instanceName: 'shop', number: to }, { message: text }),
		skipRepeated: true,
		stopAfterFailures: 0,
		pause: { from: 3, to: 8 },
		...rest,
	};
}

/** n8n's memory of keys, as its own helper keeps it. */
export class StandInMemory implements Memory {
	readonly texts = new Set<string>();
	/** What goes wrong next, in order. */
	readonly refusals: string[] = [];

	record = async (texts: string[]) => {
		this.mayRefuse();
		const fresh = texts.filter((text) => !this.texts.has(text));
		for (const text of fresh) this.texts.add(text);
		return { new: fresh };
	};

	forget = async (texts: string[]) => {
		this.mayRefuse();
		for (const text of texts) this.texts.delete(text);
	};

	private mayRefuse(): void {
		const refusal = this.refusals.shift();
		if (refusal !== undefined && refusal !== '') throw new Error(refusal);
	}
}

/** A server that takes messages or loses them, and n8n around it: what it remembers, and that it can end. */
export class StandIn {
	/** What was requested and what was taken, as `item:to:text`. */
	readonly posts: string[] = [];
	readonly taken: string[] = [];
	/** Milliseconds. */
	readonly pauses: number[] = [];
	readonly memory = new StandInMemory();
	/** What the clock shows, in milliseconds. Only a test moves it. */
	time = 0;
	/** Of one execution; n8n saves it as JSON. */
	private context: Record<string, unknown> = {};

	/** @param fates of the requests, in order; all others are taken */
	constructor(private readonly fates: Fate[] = []) {}

	static nameOf({ item, to, request }: Message): string {
		return `${item}:${to}:${String(request.body.message)}`;
	}

	/** Another execution knows nothing of this one. */
	startAnew(): void {
		this.context = {};
	}

	/** What n8n saves. */
	get saved(): string {
		return JSON.stringify(this.context);
	}

	/** Runs the node once; undefined if n8n was ended meanwhile. */
	async run(
		messages: readonly Message[],
		tools: Partial<SendTools> = {},
		run = { index: 0, isTool: false },
	): Promise<Outcome[] | undefined> {
		this.context = JSON.parse(this.saved) as Record<string, unknown>;
		const ledger = new Ledger(this.context, run);
		ledger.follow(messages);
		const all: SendTools = {
			ledger,
			post: async (one) => await this.post(one),
			rhythm: new Rhythm(this.context, () => this.time),
			onlyOnce: new OnlyOnce(this.memory),
			sleep: async (milliseconds) => void this.pauses.push(milliseconds),
			random: () => 0.5,
			stopAtFailure: false,
			...tools,
		};
		return await sendAll(messages, all).catch(async (error: Error) =>
			error.message === 'killed' ? undefined : await Promise.reject(error),
		);
	}

	private async post(one: Message): Promise<Queued | Unsent> {
		const fate = this.fates.shift() ?? 'taken';
		this.posts.push(StandIn.nameOf(one));
		if (TAKES.includes(fate)) this.taken.push(StandIn.nameOf(one));
		if (fate.startsWith('killed')) throw new Error('killed');
		if (fate === 'taken') {
			const response = { success: true, number: this.posts.length };
			return { outcome: 'queued', at: '2026-06-13T08:00:00.000Z', response };
		}
		const outcome = fate === 'refused' ? 'notSent' : 'unknown';
		return { outcome, message: fate, description: 'Wait', httpCode: '500' };
	}
}

export function outcomesOf(outcomes: Outcome[] | undefined): string[] | undefined {
	return outcomes?.map(({ outcome }) => outcome);
}
