/** A message that the API took, as it was sent. */
export interface TakenMessage {
	/** Counted from 1. */
	id: number;
	/** Behind the base URL, e.g. `/send/text`. */
	path: string;
	/** Milliseconds since 1970. */
	takenAt: number;
	body: Record<string, unknown>;
}

/** Messages that were taken, whatever was answered. A real server would send them to WhatsApp. */
export class Outbox {
	messages: TakenMessage[] = [];
	private lastId = 0;

	take(path: string, body: Record<string, unknown>): void {
		this.lastId += 1;
		this.messages.push({ id: this.lastId, path, takenAt: Date.now(), body });
	}

	clear(): void {
		this.messages = [];
		this.lastId = 0;
	}
}
