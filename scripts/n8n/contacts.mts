import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { printable } from './printable.mts';

type Item = Record<string, unknown>;

const SHOWN = 10;
const GAP = '  ';

/** The widest a column may become, in terminal cells. */
const COLUMNS = [
	{ title: 'Name', field: 'name', width: 28 },
	{ title: 'Phone', field: 'phone', width: 18 },
	{ title: 'Last message', field: 'lastMessageText', width: 44 },
	{ title: 'Unread', field: 'unreadCount', width: 6 },
];

/** The first contacts, in the output `simplified`, and a line that counts them all. */
export function contactsTable(contacts: Item[]): string {
	if (contacts.length === 0) return 'No contacts';
	const rows = contacts.slice(0, SHOWN);
	const count = contacts.length === 1 ? '1 contact' : `${contacts.length} contacts`;
	const more = contacts.length > SHOWN ? `, of which ${SHOWN} are shown` : '';
	const columns = COLUMNS.map(({ title, field, width }) => {
		const cells = rows.map((row) => cliTruncate(printable(row[field]), width));
		const widest = Math.max(...[title, ...cells].map((cell) => stringWidth(cell)));
		const pad = (text: string) => text + ' '.repeat(widest - stringWidth(text));
		return [pad(title), '─'.repeat(widest), ...cells.map(pad)];
	});
	const lines = columns[0]?.map((_, line) => columns.map((column) => column[line]).join(GAP));
	return `${lines?.map((line) => line.trimEnd()).join('\n')}\n\n${count}${more}`;
}
