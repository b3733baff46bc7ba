import { spawnSync } from 'node:child_process';
import { printable } from '../../scripts/n8n/printable.mts';

/** In a process of its own: what measures the texts are ES modules, which Jest does not load on Node 20. */
function contactsTable(contacts: Record<string, unknown>[]): string {
	const code = `import { contactsTable } from './scripts/n8n/contacts.mts';
		console.log(contactsTable(${JSON.stringify(contacts)}));`;
	const args = ['--import', 'tsx', '--input-type=module', '--eval', code];
	return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout.trimEnd();
}

const contact = { name: 'Ada', phone: '155', lastMessageText: 'Hi', unreadCount: 2 };

test('shows the first ten and counts all', () => {
	const text = contactsTable(Array.from({ length: 12 }, () => contact));
	expect(text.match(/Ada/g)).toHaveLength(10);
	expect(text).toContain('12 contacts, of which 10 are shown');
}, 30_000);

test('lines up what is narrow, wide, long or missing', () => {
	const wide = { ...contact, name: '李子涵 👍🏽', lastMessageText: 'a\nb'.repeat(20) };
	const none = { name: null, phone: '155', lastMessageText: null };
	const lines = contactsTable([contact, wide, none]).split('\n');
	expect(lines).toEqual([
		`Name       Phone  Last message${' '.repeat(32)}  Unread`,
		`${'─'.repeat(9)}  ─────  ${'─'.repeat(44)}  ──────`,
		`Ada        155    Hi${' '.repeat(42)}  2`,
		`李子涵 👍🏽  155    ${'a ba ba ba b'.repeat(4).slice(0, 43)}…  2`,
		'           155',
		'',
		'3 contacts',
	]);
}, 30_000);

test('says so when there are none', () => {
	expect(contactsTable([])).toBe('No contacts');
}, 30_000);

test('lets nothing through that steers the terminal or breaks the line', () => {
	expect(printable('a\nb\tc\u001B[31md\u202Ee\u2028f')).toBe('a b c [31md e f');
});

test('keeps emoji that are joined of several', () => {
	expect(printable('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦');
});
