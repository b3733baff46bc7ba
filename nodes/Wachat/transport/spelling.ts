/** A character as a piece of text may be read, and where that piece ends. */
export interface Reading {
	char: string;
	end: number;
}

/** How often a text may have been escaped: JSON in JSON in a URL is three times. */
const LEVELS = 3;

/** What begins an escape. */
const INTRODUCERS = '\\%&';

/** A longer run of backslashes than any escape has: it stands for backslashes alone. */
const LONG_RUN = '\\'.repeat(2 ** LEVELS + 8);

/** JSON's short escapes (RFC 8259, section 7), and the one for JavaScript's other quote. */
const SHORT: Record<string, string> = {
	'"': '"',
	"'": "'",
	'\\': '\\',
	'/': '/',
	b: '\b',
	f: '\f',
	n: '\n',
	r: '\r',
	t: '\t',
};

/** HTML's names of visible ASCII characters. */
const NAMED: Record<string, string> = Object.fromEntries(
	(
		'amp& lt< gt> quot" apos\' sol/ bsol\\ plus+ equals= colon: semi; period. comma, num# dollar$ percnt% ' +
		'lpar( rpar) ast* midast* quest? commat@ lsqb[ lbrack[ rsqb] rbrack] lcub{ lbrace{ rcub} rbrace} ' +
		'verbar| vert| lowbar_ grave` excl! hat^'
	)
		.split(' ')
		.map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
);

/** Everything with which one of the escapes below may begin. */
const BEGINNING =
	/^(?:\\(?:u[\da-f]{0,3})?|%[\da-f]?|&(?:#(?:\d{0,6}|x[\da-f]{0,5})|[a-z]{0,6}))$/i;

function fromCode(digits: string, base: number): string | undefined {
	const code = parseInt(digits, base);
	return code <= 0xffff ? String.fromCharCode(code) : undefined;
}

/** The character for which a whole escape stands: JSON's, a URL's (RFC 3986, 2.1) or HTML's. */
function decode(escape: string): string | undefined {
	if (escape.startsWith('\\')) return SHORT[escape[1]] ?? fromCode(escape.slice(2), 16);
	if (escape.startsWith('%')) return fromCode(escape.slice(1), 16);
	const name = escape.slice(1, -1).toLowerCase();
	if (name.startsWith('#x')) return fromCode(name.slice(2), 16);
	return name.startsWith('#') ? fromCode(name.slice(1), 10) : NAMED[name];
}

const WHOLE = /^(?:\\(?:u[\da-f]{4}|["'\\/bfnrt])|%[\da-f]{2}|&(?:#(?:\d+|x[\da-f]+)|[a-z]+);)$/i;

function keyOf(place: number, levels: number): number {
	return place * (LEVELS + 1) + levels;
}

/**
 * Tells as which characters a text can be read from a place on. There may be several: `%2541` begins with a
 * percent sign, with that of `%25`, and with an A. Each place is looked at once, so all of them together
 * take a time that grows with the length of the text, whatever stands in it.
 */
export class Spelling {
	private readonly known = new Map<number, Reading[]>();

	constructor(private readonly text: string) {}

	at(place: number): Reading[] {
		return this.read(place, LEVELS);
	}

	/** Nobody will ask for this place any more: what is known of it takes memory. */
	forget(place: number): void {
		for (let levels = 1; levels <= LEVELS; levels++) this.known.delete(keyOf(place, levels));
	}

	private read(place: number, levels: number): Reading[] {
		const char = this.text[place];
		const plain = { char, end: place + 1 };
		if (levels === 0 || !INTRODUCERS.includes(char)) return [plain];
		if (this.text.startsWith(LONG_RUN, place)) {
			return Array.from({ length: levels + 1 }, (_, level) => ({ char, end: place + 2 ** level }));
		}
		const key = keyOf(place, levels);
		const known = this.known.get(key);
		if (known) return known;
		const found = new Map([[`${char}${plain.end}`, plain]]);
		for (const first of this.read(place, levels - 1)) {
			found.set(`${first.char}${first.end}`, first);
			for (const one of this.escapes(first.char, first.end, levels - 1)) {
				found.set(`${one.char}${one.end}`, one);
			}
		}
		const readings = [...found.values()];
		this.known.set(key, readings);
		return readings;
	}

	/** The escapes that go on like this, the characters of which may be escaped themselves. */
	private escapes(begun: string, place: number, levels: number): Reading[] {
		if (place >= this.text.length || !BEGINNING.test(begun)) return [];
		return this.read(place, levels).flatMap(({ char, end }) => {
			const escape = begun + char;
			const meant = WHOLE.test(escape) ? decode(escape) : undefined;
			return meant === undefined ? this.escapes(escape, end, levels) : [{ char: meant, end }];
		});
	}
}
