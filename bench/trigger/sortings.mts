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

const VALUES: Record<Sorting['by'], (contact: Contact) => string | number> = {
	id: ({ id }) => id,
	createdAt: ({ createdAt }) => createdAt,
	updatedAt: ({ updatedAt }) => updatedAt,
	// Who never wrote is older than all others.
	lastMessage: ({ chat }) => chat?.lastMessageTimestamp ?? '',
	// The sample scatters the numbers.
	none: ({ phone }) => phone,
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
	const valueOf = VALUES[by];
	list.restore();
	live(list);
	list.sort((one, other) => {
		const [former, latter] = [one, other].map(valueOf);
		if (former === latter) return one.id - other.id;
		return former < latter === newestFirst ? 1 : -1;
	});
}

const WORDS: Record<Sorting['by'], string> = {
	id: 'ID',
	createdAt: 'time of creation',
	updatedAt: 'last change',
	lastMessage: 'last message',
	none: 'unsorted',
};

/** E.g. `last change, newest first`. */
export function wordsOf({ by, newestFirst }: Sorting): string {
	return by === 'none' ? WORDS.none : `${WORDS[by]}, ${newestFirst ? 'newest' : 'oldest'} first`;
}

/** E.g. `updatedAt-newest`. */
export function keyOfSorting({ by, newestFirst }: Sorting): string {
	return by === 'none' ? 'unsorted' : `${by}-${newestFirst ? 'newest' : 'oldest'}`;
}
