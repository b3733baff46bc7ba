/** Something about an item that keeps it from being sent: what it is, and what to do about it. */
export class Unusable extends Error {
	override readonly name = 'Unusable';

	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}

	/** Both in one text. */
	get sentence(): string {
		return `${this.message}. ${this.description}`;
	}
}
