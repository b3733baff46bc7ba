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

/** Takes about a megabyte. */
const MOST = 10_000;

/**
 * The deliveries that this process took, of all its triggers: signatures differ by their secret. n8n's own memory
 * would not do: what `webhook()` changes in it is lost when a run starts (seen in 2.41), and where it is not, it
 * puts back what other triggers of the workflow have noted meanwhile.
 */
export const takenHere = new RecentIds(MOST);
