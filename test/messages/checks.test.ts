import {
	filledText,
	latitude,
	longitude,
	optionalText,
	webAddress,
} from '../../nodes/Wachat/messages/checks';
import { readSections } from '../../nodes/Wachat/messages/list';
import { readPause } from '../../nodes/Wachat/messages/pause';
import { Unusable } from '../../nodes/Wachat/messages/unusable';

const entry = (value: unknown) => ({ label: 'Field', value });

describe('text', () => {
	it.each([
		['Hello', 'Hello'],
		[' two\n lines ', ' two\n lines '],
		[42, '42'],
		['👋', '👋'],
	])('%p is taken as it is', (value, text) => expect(filledText(entry(value))).toBe(text));

	it.each(['', '  \n', '\u200b\u200e', null, undefined])('%p is empty', (value) =>
		expect(() => filledText(entry(value))).toThrow("The 'Field' parameter is empty"),
	);

	it.each([
		[{ text: 'Hi' }, /is an object/],
		[['Hi'], /is a list/],
		[false, /is false/],
		[NaN, /is NaN/],
		['Dear [object Object],', /has an object in it/],
	])('%p is no text', (value, words) => {
		expect(() => filledText(entry(value))).toThrow(words);
		expect(() => optionalText(entry(value))).toThrow(words);
	});

	it('may be left out where it is optional', () => {
		expect(optionalText(entry(' '))).toBeUndefined();
		expect(optionalText(entry('Hi'))).toBe('Hi');
	});
});

describe('the address of a file', () => {
	it.each([
		'https://example.com/a.png',
		'http://localhost:4010/a b.png'.replace(' ', '%20'),
		'HTTPS://example.com',
		'https://example.com/ä.png?sig=a%2Fb',
	])('%s is taken as it was written', (url) => expect(webAddress(entry(` ${url}\n`))).toBe(url));

	it.each([
		['', /is empty/],
		['example.com/a.png', /must begin with https/],
		['ftp://example.com/a.png', /must begin with https/],
		['data:image/png;base64,AAAA', /must begin with https/],
		['file:///etc/passwd', /must begin with https/],
		['javascript:alert(1)', /must begin with https/],
		['view-source:https://example.com', /must begin with https/],
		['https://', /must begin with https/],
		['https:///a.png', /must begin with https/],
		['https://exa[mple.com', /must begin with https/],
		['https://example.com/my file.pdf', /has a space/],
		[{ url: 'https://example.com' }, /is an object/],
	])('%p is refused', (url, words) => expect(() => webAddress(entry(url))).toThrow(words));
});

describe('coordinates', () => {
	it.each([-90, 90, 0, 12.5, '-6.2088', ' 6 ', '1e1'])('%p is a latitude', (value) =>
		expect(latitude(entry(value))).toBe(Number(value)),
	);

	it.each([90.0001, -91, '', ' ', 'north', '6,2', null, undefined, NaN, true, [1], {}])(
		'%p is no latitude',
		(value) => expect(() => latitude(entry(value))).toThrow(/a number from -90 to 90/),
	);

	it('a longitude goes further', () => {
		expect(longitude(entry('-180'))).toBe(-180);
		expect(longitude(entry(180))).toBe(180);
		expect(() => longitude(entry(180.1))).toThrow(/a number from -180 to 180/);
	});
});

describe('the sections of a list', () => {
	const row = (rowId: unknown, title: unknown = 'Row') => ({ title, description: '', rowId });

	it('keep what is filled in', () => {
		const morning = { title: 'Morning', description: '9 to 12', rowId: 'm' };
		const value = {
			section: [
				{ title: 'Times', rows: { row: [morning, row('n', 'Noon')] } },
				{ title: 'Empty', rows: {} },
				{ title: '', rows: [row(7, 'Seven')] },
			],
		};
		expect(readSections(value)).toStrictEqual([
			{ title: 'Times', rows: [morning, { title: 'Noon', rowId: 'n' }] },
			{ rows: [{ title: 'Seven', rowId: '7' }] },
		]);
	});

	it.each([{}, undefined, null, [], { section: [] }, { section: [{ title: 'A', rows: {} }] }])(
		'%p have no rows',
		(value) => expect(() => readSections(value)).toThrow(/no rows to choose from/),
	);

	it.each([
		['section', 'text'],
		['section', { title: 'A', rows: [row('a')] }],
		['section', [{ title: 'A', rows: [row('a')] }, 'B']],
		['section', { section: [null] }],
		['row', [{ title: 'A', rows: ['In the morning', row('a')] }]],
		['row', [{ title: 'A', rows: { row: [row('a'), null] } }]],
		['row', [{ title: 'A', rows: row('a') }]],
		[
			'row',
			[
				{ title: 'A', rows: [row('a')] },
				{ title: 'B', row: [row('b')] },
			],
		],
	])('never leave out a %s that cannot be read: %j', (name, value) => {
		expect(() => readSections(value)).toThrow(`something else where a ${name} should be`);
	});

	it.each([
		[[row('a'), row('a')], /two rows with the Row ID "a"/],
		[[row('')], /'Row ID' parameter is empty/],
		[[row('a', '')], /'Row Title' parameter is empty/],
		[[row({})], /'Row ID' parameter must be text/],
	])('cannot be made of %j', (rows, words) => {
		const inOne = { section: [{ title: 'A', rows: { row: rows } }] };
		expect(() => readSections(inOne)).toThrow(words);
		const apart = { section: rows.map((one) => ({ title: 'A', rows: { row: [one] } })) };
		expect(() => readSections(apart)).toThrow(words);
	});
});

describe('a pause', () => {
	it('is refused if it ends before it begins', () => {
		expect(() => readPause(8, 3)).toThrow("'Pause From' parameter (8 s) is above 'Pause To' (3 s)");
		expect(readPause(3, 3)).toEqual({ from: 3, to: 3 });
		expect(readPause(0, 0)).toEqual({ from: 0, to: 0 });
	});
});

describe('what is refused', () => {
	const sections = (...rows: object[]) => ({ section: [{ rows: { row: rows } }] });
	const row = { title: 'Row', rowId: 'a' };

	it.each<[string, () => unknown]>([
		['Choose a field of that object in the expression', () => filledText(entry('[object Object]'))],
		['If it is an expression, check what it gives', () => filledText(entry(''))],
		['Enter the address of the file, e.g. https://example.com/a.png', () => webAddress(entry(''))],
		[
			'Enter an address that anybody can open, e.g. https://example.com/a.png',
			() => webAddress(entry('a.png')),
		],
		['Write %20 instead', () => webAddress(entry('https://example.com/a b.png'))],
		['Write degrees with a decimal point, e.g. -6.2088', () => latitude(entry('6,2'))],
		["Make 'Pause To' the longer one", () => readPause(8, 3)],
		['Add a section with at least one row', () => readSections({})],
		[
			'Give each row an ID of its own, so that an answer tells which one was chosen',
			() => readSections(sections(row, row)),
		],
		[
			'Enter a text of your own: it comes back when somebody chooses this row',
			() => readSections(sections({ ...row, rowId: '' })),
		],
	])('comes with advice: %s', (advice, read) => {
		expect(read).toThrow(Unusable);
		expect(read).toThrow(expect.objectContaining({ description: advice }) as Error);
	});

	it('is cut short where it may be long', () => {
		const long = { ...row, rowId: 'long'.repeat(100) };
		expect(() => readSections(sections(long, long))).toThrow(/the Row ID "(?:long){10}"$/);
	});

	it.each([
		['Row Description', sections({ ...row, description: {} })],
		['Section Title', { section: [{ title: {}, rows: [row] }] }],
	])('is named as it is called on screen: %s', (label, value) =>
		expect(() => readSections(value)).toThrow(`The '${label}' parameter must be text`),
	);
});
