import { exampleFor, readStartFlags } from '../../scripts/n8n/startFlags.mts';

test.each([
	[[], { once: false, help: false }],
	[['--once'], { once: true, help: false }],
	[['-h'], { once: false, help: true }],
	[['--example', 'contacts', '--once'], { once: true, help: false, example: 'contacts' }],
])('reads %j', (args, flags) => {
	expect(readStartFlags(args)).toEqual(flags);
});

test('refuses an example that is not there, and says which there are', () => {
	expect(() => readStartFlags(['--example', 'nothing'])).toThrow(
		"There is no example 'nothing': choose follow-up or contacts",
	);
});

test('shows the follow-up in the sandbox, and of a real account the contacts, unless told otherwise', () => {
	const flags = readStartFlags([]);
	expect(exampleFor(flags, true)).toBe('follow-up');
	expect(exampleFor(flags, false)).toBe('contacts');
	for (const isSandbox of [true, false]) {
		expect(exampleFor(readStartFlags(['--example', 'contacts']), isSandbox)).toBe('contacts');
		expect(exampleFor(readStartFlags(['--example', 'follow-up']), isSandbox)).toBe('follow-up');
	}
});
