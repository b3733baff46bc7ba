import { createRedactor } from '../../nodes/Wachat/transport/redact';

/** How often a pattern is tried or something is looked up meanwhile: work, however busy the machine is. */
function workOf(task: () => unknown): number {
	const { test } = RegExp.prototype;
	const { get } = Map.prototype;
	let work = 0;
	RegExp.prototype.test = function (text) {
		work++;
		return test.call(this, text);
	};
	Map.prototype.get = function (key) {
		work++;
		return get.call(this, key) as unknown;
	};
	try {
		task();
		return work;
	} finally {
		RegExp.prototype.test = test;
		Map.prototype.get = get;
	}
}

const KEYS = ['wk_live_0123456789abcdef', '\\'.repeat(7) + 'k7', '\\%&u0k7\\%&u0', 'a1'.repeat(12)];

const REPEATED = [
	'\\',
	'%',
	'&',
	'%25',
	'&amp;',
	'\\u005c',
	'%5C',
	'&#92;',
	'a1',
	'&#',
	'\\u',
	' ',
];

describe('Looking for the key', () => {
	describe.each(KEYS)('%s', (key) => {
		it.each(REPEATED)('takes twice the work for twice the text, full of %j', (part) => {
			const { words, data } = createRedactor(key);
			const text = (times: number) => part.repeat(times);
			const json = (times: number) => JSON.stringify([text(times), `\\u0041${key.slice(1)}`]);
			const [some, more, most] = [100, 600, 1100];
			for (const task of [
				(times: number) => words(text(times)),
				(times: number) => data(json(times)),
			]) {
				const [a, b, c] = [some, more, most].map((times) => workOf(() => task(times)));
				// From the second to the third it is as far as from the first to the second.
				expect(c - b).toBeLessThanOrEqual((b - a) * 1.02 + 50);
				expect(c).toBeLessThan(most * 3000);
			}
		});
	});

	it('does not keep what it has passed, however long a text is', () => {
		const { words } = createRedactor(KEYS[0]);
		const mostKept = (text: string) => {
			const { set } = Map.prototype;
			const sizes: number[] = [0];
			Map.prototype.set = function (key: unknown, value: unknown) {
				sizes.push(this.size);
				return set.call(this, key, value);
			};
			try {
				words(text);
				return sizes.reduce((most, size) => Math.max(most, size));
			} finally {
				Map.prototype.set = set;
			}
		};
		const text = (times: number) => '%'.repeat(times) + KEYS[0];
		expect(mostKept(text(5000))).toBeLessThanOrEqual(mostKept(text(50)));
	});

	it('needs one look at an answer that does not hold it', () => {
		const contacts = Array.from({ length: 2000 }, (_, id) => ({ id, name: `Ana \\ "${id}"` }));
		const answer = JSON.stringify({ success: true, contacts });
		const { data } = createRedactor(KEYS[0]);
		expect(workOf(() => data(answer))).toBe(1);
	});

	it('needs few looks at one that does not hold it, but is full of escapes', () => {
		const notes = 'Salt \\u0026 pepper, '.repeat(50);
		const answer = `[${`"${notes}",`.repeat(100)}""]`;
		const { data } = createRedactor(KEYS[0]);
		expect(workOf(() => data(answer))).toBeLessThan(100 * 10);
	});
});
