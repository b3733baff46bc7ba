/** Remembers the newest of what it was told, and forgets the oldest: it never grows beyond its limit. */
export class RecentIds {
	private readonly ids = new Set<string>();

	constructor(private readonly limit: number) {}

	has(id: string): boolean {
		return this.ids.has(id);
	}

	add(id: string): void {
		this.ids.add(id);
		const [oldest] = this.ids;
		if (this.ids.size > this.limit) this.ids.delete(oldest);
	}

	/** As if it had never been added. */
	forget(id: string): void {
		this.ids.delete(id);
	}
}

/** n8n's answer to a delivery, as far as it tells what became of the delivery. */
export interface Reply {
	readonly statusCode: number;
	/** Whether n8n has answered, whoever still listens. */
	readonly writableEnded: boolean;
	/** A faked answer, as in a test, has none. */
	once?: (event: 'finish', listener: () => void) => unknown;
}

/** What is known of a delivery: nothing; that n8n is about to take it; or that it is done with. */
type Standing = 'new' | 'underWay' | 'taken';

/** Remembers which deliveries were taken, among the newest; those that n8n could not take are new again. */
export class Deliveries {
	private readonly ids: RecentIds;
	/** The replies that have not arrived, by the deliveries' IDs: to whoever hung up, none ever does. */
	private readonly open = new Map<string, Reply>();

	constructor(most: number) {
		this.ids = new RecentIds(most);
	}

	standingOf(id: string): Standing {
		this.closeEnded();
		if (this.open.has(id)) return 'underWay';
		return this.ids.has(id) ? 'taken' : 'new';
	}

	/** @param reply left out for a delivery that is done with as soon as it is there */
	add(id: string, reply?: Reply): void {
		// Each holds a request in memory.
		this.closeEnded();
		this.ids.add(id);
		if (reply?.once === undefined) return;
		this.open.set(id, reply);
		reply.once('finish', () => this.close(id, reply));
	}

	private closeEnded(): void {
		for (const [id, reply] of this.open) if (reply.writableEnded) this.close(id, reply);
	}

	/** n8n answers with 200 once it has noted the run; n8n 1.x before it does, so that nothing tells if it could not. */
	private close(id: string, reply: Reply): void {
		// The same delivery may have come again meanwhile.
		if (this.open.get(id) !== reply) return;
		this.open.delete(id);
		if (reply.statusCode >= 400) this.ids.forget(id);
	}
}

/** Takes about a megabyte. */
const MOST = 10_000;

/**
 * The deliveries that this process took, of all its triggers: signatures differ by their secret. n8n's own memory
 * would not do: what `webhook()` changes in it is lost when a run starts (seen in 2.41), and where it is not, it
 * puts back what other triggers of the workflow have noted meanwhile.
 */
export const takenHere = new Deliveries(MOST);
