import { inTurn } from './inTurn';

/** What is known of a key: nobody has used it, its message was sent, or it was recorded and maybe not sent. */
export type Claim = 'free' | 'sent' | 'uncertain';

/** n8n's memory of texts, kept for a node over all its executions. Writing and looking are one: it can do no less. */
export interface Memory {
	/** Remembers what it does not know yet, and says which those were. */
	record(texts: string[]): Promise<{ new: string[] }>;
	forget(texts: string[]): Promise<void>;
}

/**
 * Keys that are sent once only. Each is recorded before its message is sent, twice: once for good, and once as
 * open, until the API has taken the message. Where that second record is found later, n8n was ended in between.
 */
export class OnlyOnce {
	constructor(private readonly memory: Memory) {}

	/** What is known of a key, without taking it. */
	async look(key: string): Promise<Claim> {
		return await this.take(key, () => false);
	}

	/** Takes the key if it is free. */
	async claim(key: string): Promise<Claim> {
		return await this.take(key, (claim) => claim === 'free');
	}

	/** The message was sent. Another worker, which writes all keys of the node at once, may have erased this one. */
	async confirm(key: string): Promise<void> {
		await inTurn(async () => {
			await this.memory.record([this.taken(key)]);
			await this.memory.forget([this.open(key)]);
		});
	}

	/** The message was certainly not sent, so the key may be used again. */
	async release(key: string): Promise<void> {
		await inTurn(async () => await this.memory.forget([this.taken(key), this.open(key)]));
	}

	private async take(key: string, isKept: (claim: Claim) => boolean): Promise<Claim> {
		return await inTurn(async () => {
			const { new: added } = await this.memory.record([this.taken(key), this.open(key)]);
			const claim = this.claimFrom(key, added);
			if (added.length > 0 && !isKept(claim)) await this.memory.forget(added);
			return claim;
		});
	}

	private claimFrom(key: string, added: string[]): Claim {
		if (added.includes(this.taken(key))) return 'free';
		return added.includes(this.open(key)) ? 'sent' : 'uncertain';
	}

	private taken(key: string): string {
		return `taken:${key}`;
	}

	private open(key: string): string {
		return `open:${key}`;
	}
}
