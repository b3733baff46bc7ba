/** What was stored cannot be read: an older or newer version wrote it, or somebody edited it. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}

/** Puts numbers and bytes one behind the other. */
export class ByteWriter {
	private buffer = Buffer.alloc(1024);
	private length = 0;

	/** A whole number from 0 to 2^53 - 1, in as few bytes as it needs: 7 bits in each. */
	number(value: number): void {
		let rest = value;
		for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.byte((rest % 0x80) + 0x80);
		this.byte(rest);
	}

	/** Characters up to U+00FF, one byte each. */
	text(bytes: string): void {
		this.reserve(bytes.length);
		this.length += this.buffer.write(bytes, this.length, 'latin1');
	}

	byte(value: number): void {
		this.reserve(1);
		this.buffer[this.length++] = value;
	}

	get size(): number {
		return this.length;
	}

	toBase64(): string {
		return this.buffer.toString('base64url', 0, this.length);
	}

	private reserve(more: number): void {
		if (this.length + more <= this.buffer.length) return;
		this.buffer = Buffer.concat([this.buffer, Buffer.alloc(this.buffer.length + more)]);
	}
}

/**
 * Takes apart what {@link ByteWriter} put together.
 *
 * @throws {Unreadable} from every method that finds less than it looks for
 */
export class ByteReader {
	private readonly buffer: Buffer;
	private at = 0;

	constructor(base64: string) {
		this.buffer = Buffer.from(base64, 'base64url');
	}

	number(): number {
		let value = 0;
		for (let weight = 1; ; weight *= 0x80) {
			const byte = this.byte();
			value += (byte % 0x80) * weight;
			if (!Number.isSafeInteger(value)) throw new Unreadable('A number is too large');
			if (byte < 0x80) return value;
		}
	}

	text(length: number): string {
		this.need(length);
		this.at += length;
		return this.buffer.toString('latin1', this.at - length, this.at);
	}

	byte(): number {
		this.need(1);
		return this.buffer[this.at++];
	}

	/** Nothing may be left over. */
	end(): void {
		if (this.at !== this.buffer.length) throw new Unreadable('There is more than was looked for');
	}

	private need(bytes: number): void {
		if (this.at + bytes > this.buffer.length) throw new Unreadable('It ends too early');
	}
}
