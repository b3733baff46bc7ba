type Sendings = Map<string, Promise<unknown>>;

/** What this process is sending now, by the memory of the execution that sends it. */
const sendings = new WeakMap<object, Sendings>();

/** Lets those who ask for a message that is on its way wait for what comes of it: an agent asks several times at once. */
export class UnderWay {
	private readonly own: Sendings;

	/** @param memory of the execution, the same object for all who share it */
	constructor(memory: object) {
		this.own = sendings.get(memory) ?? new Map<string, Promise<unknown>>();
		sendings.set(memory, this.own);
	}

	/** Settles when the message with this key has an outcome; undefined if nobody is sending it now. */
	find(key: string): Promise<unknown> | undefined {
		return this.own.get(key);
	}

	/** Sends the message with this key; others find it until that has ended. */
	async during<T>(key: string, send: () => Promise<T>): Promise<T> {
		const sending = send();
		this.own.set(key, sending);
		return await sending.finally(() => this.own.delete(key));
	}
}
