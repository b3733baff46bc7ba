import type { Ledger } from './ledger';
import type { Message } from './message';
import type { Claim, OnlyOnce } from './onlyOnce';
import { lookIntoChat, type Outcome, type Queued, type Unsent } from './outcome';

function reasonFor(claim: Claim, key: string, to: string): string | undefined {
	if (claim === 'free') return undefined;
	const name = `'Send Only Once Per' key ${key}`;
	if (claim === 'sent') return `The ${name} was sent before`;
	return `The ${name} was recorded before, and it is not known whether that message was sent. ${lookIntoChat(to)}`;
}

/** Nothing is sent that could not be recorded first: another execution would send it again. */
function unrecorded(error: unknown): Unsent {
	return {
		outcome: 'notSent',
		message: `n8n could not record the 'Send Only Once Per' key, so nothing was sent: ${(error as Error).message}`,
		description: 'Make sure that the workflow is saved, and that n8n can write to its database',
		httpCode: null,
	};
}

/** Keeps a message back that an earlier execution sent, or may have sent. */
export class OnceGuard {
	constructor(
		private readonly ledger: Ledger,
		private readonly onlyOnce: OnlyOnce | undefined,
	) {}

	/** What is to come out instead of sending the message; undefined if it may be sent. Takes nothing. */
	async look(message: Message): Promise<Outcome | undefined> {
		return await this.ask(message, async (onlyOnce, key) => await onlyOnce.look(key));
	}

	/** The same, and takes the message's key if it is free. */
	async claim(message: Message): Promise<Outcome | undefined> {
		return await this.ask(message, async (onlyOnce, key) => await onlyOnce.claim(key));
	}

	/**
	 * Tells later executions of a message that this one sent before it had its key: somebody gave it one, or
	 * another one, between two runs.
	 */
	async remember(message: Message, known: Queued | Unsent): Promise<void> {
		if (message.onlyOnce === undefined || this.ledger.hasClaimed(message)) return;
		if ((await this.claim(message)) !== undefined) return;
		this.ledger.claim(message);
		await this.settle(message, known);
	}

	/** Tells later executions how it went. An `unknown` stays open: they name it. */
	async settle(message: Message, { outcome }: Queued | Unsent): Promise<void> {
		const { onlyOnce: key } = message;
		if (key === undefined || outcome === 'unknown') return;
		try {
			if (outcome === 'queued') return await this.onlyOnce?.confirm(key);
			await this.onlyOnce?.release(key);
			this.ledger.release(message);
		} catch {
			// The message has its outcome. Later executions find the key open, and send nothing.
		}
	}

	private async ask(
		message: Message,
		question: (onlyOnce: OnlyOnce, key: string) => Promise<Claim>,
	): Promise<Outcome | undefined> {
		const { onlyOnce: key, to } = message;
		// What this execution recorded itself keeps nobody from sending it.
		if (key === undefined || !this.onlyOnce || this.ledger.hasClaimed(message)) return undefined;
		try {
			const reason = reasonFor(await question(this.onlyOnce, key), key, to);
			return reason === undefined ? undefined : { outcome: 'skipped', reason };
		} catch (error) {
			return unrecorded(error);
		}
	}
}
