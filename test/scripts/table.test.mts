import { contactsTable } from '../../scripts/n8n/contacts.mts';
import { cellWidth, clip, printable, table } from '../../scripts/n8n/table.mts';

describe('table', () => {
	const columns = [
		{ title: 'Name', width: 8, value: ({ name }: { name: string; count: string }) => name },
		{
			title: 'Count',
			width: 5,
			align: 'right' as const,
			value: ({ count }: { name: string; count: string }) => count,
		},
	];

	test('lines columns up and sets numbers to the right', () => {
		const rows = [
			{ name: 'Ada', count: '7' },
			{ name: 'Grace', count: '12' },
		];
		expect(table(columns, rows)).toBe(
			['Name   Count', '─────  ─────', 'Ada        7', 'Grace     12'].join('\n'),
		);
	});

	test('counts characters that take two cells', () => {
		const rows = [
			{ name: '李子涵', count: '1' },
			{ name: '👍🏽', count: '2' },
		];
		const lines = table(columns, rows).split('\n');
		expect(lines.map(cellWidth)).toEqual([13, 13, 13, 13]);
	});
});

describe('clip', () => {
	test.each([
		['short', 10, 'short'],
		['exactly ten', 11, 'exactly ten'],
		['rather long text', 8, 'rather …'],
		// Half a character would be no character.
		['ab李子涵', 5, 'ab李…'],
		['ab👩‍👩‍👧‍👦cd', 4, 'ab…'],
	])('%j in %i cells is %j', (text, width, clipped) => {
		expect(clip(text, width)).toBe(clipped);
	});
});

describe('printable', () => {
	test('lets nothing through that steers the terminal or breaks the line', () => {
		expect(printable('a\nb\tc\u001B[31md\u202Ee\u2028f')).toBe('a b c [31md e f');
	});

	test('keeps emoji that are joined of several', () => {
		expect(printable('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦');
	});
});

describe('contactsTable', () => {
	const contact = { name: 'Ada', phone: '155', lastMessageText: 'Hi', unreadCount: 2 };

	test('shows the first rows and counts all', () => {
		const text = contactsTable([contact, contact, contact], 2);
		expect(text.match(/Ada/g)).toHaveLength(2);
		expect(text).toContain('3 contacts, of which 2 are shown');
	});

	test('shows empty cells for what a contact lacks', () => {
		const text = contactsTable([{ name: null, phone: '155', lastMessageText: null }]);
		expect(text).not.toMatch(/null|undefined/);
		expect(text).toContain('1 contact');
	});

	test('says so when there are none', () => {
		expect(contactsTable([])).toBe('No contacts');
	});
});
