type Sendings = Map<string, Promise<unknown>>;

/** What this process is sending now, by the memory of the execution that sends it. */
const sendings = new WeakMap<object, Sendings>();

/** Lets those wait who ask for what is in flight: an agent asks several times at once. */
export class InFlight {
	private readonly own: Sendings;

	/** @param memory of the execution, the same object for all who share it */
	constructor(memory: object) {
		this.own = sendings.get(memory) ?? new Map<string, Promise<unknown>>();
		sendings.set(memory, this.own);
	}

	/** Whether anything with one of these keys is being sent. */
	has(keys: string[]): boolean {
		return keys.some((key) => this.own.has(key));
	}

	/** Settles when nobody is sending anything with one of these keys. */
	async end(keys: string[]): Promise<void> {
		for (let sending; (sending = this.first(keys)); ) await sending;
	}

	/** Sends something; it is in flight, under all of these keys, until that has ended. */
	async during<T>(keys: string[], send: () => Promise<T>): Promise<T> {
		const sending = send();
		for (const key of keys) this.own.set(key, sending);
		return await sending.finally(() => keys.forEach((key) => this.own.delete(key)));
	}

	private first(keys: string[]): Promise<unknown> | undefined {
		return keys.map((key) => this.own.get(key)).find((sending) => sending !== undefined);
	}
}
