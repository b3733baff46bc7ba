/** Remembers the newest of what it was told, and forgets the oldest: it never grows beyond its limit. */
export class RecentIds {
	private readonly ids = new Set<string>();

	constructor(
		private readonly limit: number,
		ids: Iterable<string> = [],
	) {
		for (const id of ids) this.add(id);
	}

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

	/** Oldest first. */
	toList(): string[] {
		return [...this.ids];
	}
}
