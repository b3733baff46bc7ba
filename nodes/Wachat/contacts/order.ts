import type { Contact } from './contact';
import { lastMessageAt, momentOf } from './lastMessage';

/** What a list may be sorted by, the clearest first. Which one it is, the API does not say. */
const ORDER_NAMES = ['id', 'createdAt', 'updatedAt', 'lastMessage'] as const;
export type OrderName = (typeof ORDER_NAMES)[number];

export interface Order {
	by: OrderName;
	/** Whether the newest stands first (falling), and not last (rising). */
	newestFirst: boolean;
}

const VALUES: Record<OrderName, (contact: Contact) => number | undefined> = {
	// Text sorts in as many ways as there are databases, and the newest ID need not be the largest.
	id: ({ id }) => (typeof id === 'number' ? id : undefined),
	createdAt: ({ createdAt }) => momentOf(createdAt),
	updatedAt: ({ updatedAt }) => momentOf(updatedAt),
	lastMessage: lastMessageAt,
};

/** What the contact is sorted by; contacts without it are older than all others. */
export function orderValue(contact: Contact, by: OrderName): number {
	return VALUES[by](contact) ?? -Infinity;
}

/** Whether the contacts stand in that order, as far as can be seen. */
export function isInOrder(contacts: readonly Contact[], { by, newestFirst }: Order): boolean {
	let former = newestFirst ? Infinity : -Infinity;
	for (const contact of contacts) {
		const value = orderValue(contact, by);
		if (newestFirst ? value > former : value < former) return false;
		former = value;
	}
	return true;
}

/** In which direction the list is sorted by this, if it is. A list whose ends are alike does not tell. */
function findDirection(contacts: readonly Contact[], by: OrderName): Order | undefined {
	if (contacts.length === 0) return undefined;
	const first = orderValue(contacts[0], by);
	const last = orderValue(contacts[contacts.length - 1], by);
	if (first === last) return undefined;
	const order = { by, newestFirst: first > last };
	return isInOrder(contacts, order) ? order : undefined;
}

/**
 * The first of the useful orders in which the list stands. Undefined if it stands in none, or in a useless one
 * just as well: contacts that nobody has changed yet stand by their last change, too, when they stand by ID,
 * and the first change would show that it was the ID.
 */
export function findOrder(
	contacts: readonly Contact[],
	useful: readonly OrderName[],
): Order | undefined {
	const found = ORDER_NAMES.flatMap((by) => findDirection(contacts, by) ?? []);
	const isCertain = found.every(
		({ by, newestFirst }) => useful.includes(by) && newestFirst === found[0].newestFirst,
	);
	return isCertain ? found[0] : undefined;
}
