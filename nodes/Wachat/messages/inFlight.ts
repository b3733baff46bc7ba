type Sendings = Map<string, Promise<unknown>>;

/** What this process is sending now, by the memory of the execution that sends it. */
const sendings = new WeakMap<object, Sendings>();

/** Lets those who ask for a message that is in flight wait for what comes of it: an agent asks several times at once. */
export class InFlight {
	private readonly own: Sendings;

	/** @param memory of the execution, the same object for all who share it */
	constructor(memory: object) {
		this.own = sendings.get(memory) ?? new Map<string, Promise<unknown>>();
		sendings.set(memory, this.own);
	}

	has(key: string): boolean {
		return this.own.has(key);
	}

	/** Settles when nobody is sending the message with this key. */
	async end(key: string): Promise<void> {
		for (let sending; (sending = this.own.get(key)); ) await sending;
	}

	/** Sends the message with this key; it is in flight until that has ended. */
	async during<T>(key: string, send: () => Promise<T>): Promise<T> {
		const sending = send();
		this.own.set(key, sending);
		return await sending.finally(() => this.own.delete(key));
	}
}
