import type { ContactList } from '../../sandbox/contactList.mts';
import type { Contact } from '../../sandbox/types.mts';
import type { Sorting } from '../types.mts';

export const UNSORTED: Sorting = { by: 'none', newestFirst: false };

/** Falling and rising by all that a contact has, and unsorted. */
export const SORTINGS: readonly Sorting[] = [
	...(['id', 'createdAt', 'updatedAt', 'lastMessage'] as const).flatMap((by) =>
		[true, false].map((newestFirst) => ({ by, newestFirst })),
	),
	UNSORTED,
];

/** In words, and what is compared. */
export const ORDERS: Record<
	Sorting['by'],
	{ words: string; valueOf: (contact: Contact) => string | number }
> = {
	id: { words: 'ID', valueOf: ({ id }) => id },
	createdAt: { words: 'time of creation', valueOf: ({ createdAt }) => createdAt },
	updatedAt: { words: 'last change', valueOf: ({ updatedAt }) => updatedAt },
	// Who never wrote is older than all others.
	lastMessage: { words: 'last message', valueOf: ({ chat }) => chat?.lastMessageTimestamp ?? '' },
	// The sample scatters the numbers.
	none: { words: 'unsorted', valueOf: ({ phone }) => phone },
};

const CHANGES = 20;

/** Changes some contacts, so that a list sorted by one thing is not sorted by another as well. */
function live(list: ContactList): void {
	const { contacts } = list;
	for (let i = 0; i < CHANGES; i++) {
		const { id } = contacts[Math.floor((contacts.length * (i + 0.5)) / CHANGES)];
		list.update(id, { createdAt: new Date(Date.UTC(2025, 0, 1 + i)).toISOString() });
	}
}

/** Puts a list as new into an order. */
export function sortBy(list: ContactList, { by, newestFirst }: Sorting): void {
	const { valueOf } = ORDERS[by];
	list.restore();
	live(list);
	list.sort((one, other) => {
		const [former, latter] = [one, other].map(valueOf);
		if (former === latter) return one.id - other.id;
		return former < latter === newestFirst ? 1 : -1;
	});
}
