import { table } from './table.mts';

const COLUMNS = [
	{ title: 'Name', field: 'name', width: 28 },
	{ title: 'Phone', field: 'phone', width: 18 },
	{ title: 'Last message', field: 'lastMessageText', width: 44 },
	{ title: 'Unread', field: 'unreadCount', width: 6 },
];

/** The first contacts, in the output `simplified`, and a line that counts them all. */
export function contactsTable(contacts: Record<string, unknown>[]): string {
	return table(contacts, COLUMNS, ['contact', 'contacts']);
}
