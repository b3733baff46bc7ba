// Makes the pictures small: a PNG with a palette takes less than half of what the browser writes, and
// the editor has few colours. Reads what Chromium writes, which is 8 bit RGB or RGBA without interlace.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

interface Pixels {
	width: number;
	height: number;
	/** 0xRRGGBB of each. */
	colours: Uint32Array;
}

/** The same picture, with 256 colours at most. */
export function withPalette(png: Buffer): Buffer {
	const { width, height, colours } = decode(png);
	const palette = choosePalette(colours);
	const indexOf = nearestIn(palette);
	const rows = Buffer.alloc(height * (width + 1));
	for (let pixel = 0; pixel < colours.length; pixel += 1) {
		const row = Math.floor(pixel / width);
		rows[row * (width + 1) + 1 + (pixel % width)] = indexOf(colours[pixel] ?? 0);
	}
	const header = Buffer.alloc(13);
	header.writeUInt32BE(width, 0);
	header.writeUInt32BE(height, 4);
	// 8 bits for each pixel, as an index of the palette.
	header.set([8, 3], 8);
	return Buffer.concat([
		SIGNATURE,
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap((colour) => channels(colour)))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function channels(colour: number): [number, number, number] {
	return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** The commonest colours, and before them the commonest of each hue, which keeps small things colourful. */
function choosePalette(colours: Uint32Array): number[] {
	const counts = new Map<number, number>();
	for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
	const commonest = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour);
	const ofHue = new Map<number, number>();
	for (const colour of commonest) {
		const hue = colour & 0xe0e0e0;
		if (!ofHue.has(hue)) ofHue.set(hue, colour);
	}
	return [...new Set([...[...ofHue.values()].slice(0, COLOURS / 2), ...commonest])].slice(
		0,
		COLOURS,
	);
}

function nearestIn(palette: number[]): (colour: number) => number {
	const known = new Map(palette.map((colour, index) => [colour, index]));
	const candidates = palette.map((colour) => channels(colour));
	const search = (colour: number) => {
		const [red, green, blue] = channels(colour);
		let [best, least] = [0, Infinity];
		candidates.forEach(([r, g, b], index) => {
			const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
			if (distance < least) [best, least] = [index, distance];
		});
		known.set(colour, best);
		return best;
	};
	return (colour) => known.get(colour) ?? search(colour);
}

function decode(png: Buffer): Pixels {
	const data: Buffer[] = [];
	let [width, height, bytes] = [0, 0, 0];
	for (let at = SIGNATURE.length; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const type = png.toString('latin1', at + 4, at + 8);
		const body = png.subarray(at + 8, at + 8 + length);
		if (type === 'IHDR') {
			[width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
			bytes = body[9] === 6 ? 4 : 3;
		}
		if (type === 'IDAT') data.push(body);
		at += length + 12;
	}
	const raw = unfilter(inflateSync(Buffer.concat(data)), width * bytes, bytes);
	const colours = new Uint32Array(width * height);
	for (let pixel = 0; pixel < colours.length; pixel += 1) {
		colours[pixel] = raw.readUIntBE(pixel * bytes, 3);
	}
	return { width, height, colours };
}

/** Each row of a PNG says how it is told from its neighbours to the left and above. */
function unfilter(rows: Buffer, stride: number, bytes: number): Buffer {
	const raw = Buffer.alloc((rows.length / (stride + 1)) * stride);
	for (let at = 0; at < raw.length; at += 1) {
		const row = Math.floor(at / stride);
		const inRow = at % stride;
		const left = inRow < bytes ? 0 : (raw[at - bytes] ?? 0);
		const above = row === 0 ? 0 : (raw[at - stride] ?? 0);
		const corner = row === 0 || inRow < bytes ? 0 : (raw[at - stride - bytes] ?? 0);
		const kind = rows[row * (stride + 1)] ?? 0;
		const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][kind] ?? 0;
		raw[at] = (rows[row * (stride + 1) + 1 + inRow] ?? 0) + guess;
	}
	return raw;
}

function paeth(left: number, above: number, corner: number): number {
	const guess = left + above - corner;
	const [toLeft, toAbove, toCorner] = [left, above, corner].map((near) => Math.abs(guess - near));
	if (toLeft <= toAbove && toLeft <= toCorner) return left;
	return toAbove <= toCorner ? above : corner;
}

function chunk(type: string, body: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(body.length, 0);
	frame.writeUInt32BE(crc32(named), 4);
	return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
