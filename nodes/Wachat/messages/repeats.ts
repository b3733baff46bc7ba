import { contentHash, type Message } from './message';

function add<K>(groups: Map<K, Message[]>, key: K, message: Message): void {
	const group = groups.get(key);
	if (group) group.push(message);
	else groups.set(key, [message]);
}

/** Finds messages of one input that would reach somebody a second time. */
export class Repeats {
	private readonly byContent = new Map<string, Message[]>();
	private readonly byKey = new Map<string, Message[]>();

	/** @param isTaken whether a message's recipient has it, or may have it */
	constructor(
		messages: readonly Message[],
		private readonly isTaken: (message: Message) => boolean,
	) {
		for (const message of messages) {
			add(this.byContent, contentHash(message), message);
			if (message.onlyOnce !== undefined) add(this.byKey, message.onlyOnce, message);
		}
	}

	/** Why a message need not be sent, as others of this input have been; undefined if it must. */
	reason(message: Message): string | undefined {
		const twin =
			message.skipRepeated && this.takenIn(this.byContent.get(contentHash(message)), message);
		if (twin) return `Repeats item ${twin.item + 1}: same recipient, same message`;
		const { onlyOnce } = message;
		const other = onlyOnce !== undefined && this.takenIn(this.byKey.get(onlyOnce), message);
		if (other) return `Item ${other.item + 1} has the same 'Send Only Once Per' key: ${onlyOnce}`;
		return undefined;
	}

	/** One that failed for certain does not count: nobody has got it. */
	private takenIn(group: Message[] | undefined, message: Message): Message | undefined {
		return group?.find((one) => one !== message && this.isTaken(one));
	}
}
