import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';

/** A contact with a chat: unread messages, and when the last one came. */
export function chatting(
	id: Contact['id'],
	lastMessageTimestamp: unknown,
	unreadCount = 1,
): Contact {
	return { id, chat: { lastMessageTimestamp, unreadCount } };
}

/** A server that holds these contacts; counts the requests. */
export function serverOf(contacts: () => readonly Contact[], cap = 100) {
	const asked: number[] = [];
	const fetchPage = async (page: number, limit: number): Promise<ContactPage> => {
		asked.push(page);
		const all = contacts();
		const size = Math.min(cap, limit);
		return {
			contacts: all.slice((page - 1) * size, page * size),
			total: all.length,
			hasMore: page * size < all.length,
		};
	};
	return { fetchPage, asked };
}
