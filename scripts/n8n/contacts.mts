import { type Column, table } from './table.mts';

type Item = Record<string, unknown>;

const SHOWN = 10;

/** A text for whatever a field holds; a contact need not have a name or a message. */
function text(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const COLUMNS: Column<Item>[] = [
	{ title: 'Name', width: 28, value: ({ name }) => text(name) },
	{ title: 'Phone', width: 18, value: ({ phone }) => text(phone) },
	{ title: 'Last message', width: 44, value: ({ lastMessageText }) => text(lastMessageText) },
	{
		title: 'Unread',
		width: 6,
		align: 'right',
		value: ({ unreadCount }) => text(unreadCount),
	},
];

/** The first contacts, in the output `simplified`, and a line that counts them all. */
export function contactsTable(contacts: Item[], shown = SHOWN): string {
	const rows = contacts.slice(0, shown);
	const more = contacts.length - rows.length;
	const count = contacts.length === 1 ? '1 contact' : `${contacts.length} contacts`;
	const total = more > 0 ? `${count}, of which ${rows.length} are shown` : count;
	return contacts.length === 0 ? 'No contacts' : `${table(COLUMNS, rows)}\n\n${total}`;
}
