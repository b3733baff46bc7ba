interface Turn {
	running: Promise<unknown>;
	isWaitedFor: boolean;
}

/** Lets the polls of one node follow each other: n8n starts the next one while the one before still runs. */
export class Turns {
	private readonly turns = new Map<string, Turn>();

	/**
	 * Does the work when nothing else runs under this key; undefined if it is left out, because something does.
	 *
	 * @param isNeeded waits for what runs, rather than to be left out; one at a time does
	 */
	async take<T>(key: string, isNeeded: boolean, work: () => Promise<T>): Promise<T | undefined> {
		for (let before = this.turns.get(key); before; before = this.turns.get(key)) {
			if (!isNeeded || before.isWaitedFor) return undefined;
			before.isWaitedFor = true;
			await before.running.catch(() => undefined);
		}
		const running = work();
		this.turns.set(key, { running, isWaitedFor: false });
		return await running.finally(() => this.turns.delete(key));
	}
}
