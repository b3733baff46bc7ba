/** Somebody who waits for a turn. */
interface Waiter {
	/** Whether it has given up. */
	readonly isOver: boolean;
}

interface Turn {
	running: Promise<unknown>;
	waiter?: Waiter;
}

/** Lets the polls of one node follow each other: n8n starts the next one while the one before still runs. */
export class Turns {
	private readonly turns = new Map<string, Turn>();

	/**
	 * Does the work when nothing else runs under this key; undefined if it is left out, because something does.
	 *
	 * @param waiter waits for what runs, rather than to be left out; one at a time does
	 */
	async take<T>(key: string, work: () => Promise<T>, waiter?: Waiter): Promise<T | undefined> {
		for (let before = this.turns.get(key); before; before = this.turns.get(key)) {
			if (waiter === undefined || before.waiter?.isOver === false) return undefined;
			before.waiter = waiter;
			await before.running.catch(() => undefined);
		}
		const running = work();
		this.turns.set(key, { running });
		return await running.finally(() => this.turns.delete(key));
	}
}
