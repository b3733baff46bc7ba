import type { ContactList } from './contactList.mts';
import { seededRandom } from './random.mts';
import type { Contact } from './types.mts';

interface ChangeFields {
	add: { contact?: Partial<Contact>; position?: number };
	remove: { id: number };
	moveToFront: { id: number };
	moveToBack: { id: number };
	update: { id: number; contact?: Partial<Contact> };
	churn: ChurnOptions;
}

type ChangeKind = keyof ChangeFields;
type ChangeOf<K extends ChangeKind> = { op: K } & ChangeFields[K];
/** One change to a list, in a form that JSON can carry. */
export type Change = { [K in ChangeKind]: ChangeOf<K> }[ChangeKind];

const churnKinds = ['add', 'remove', 'moveToFront', 'moveToBack', 'update'] as const;
export type ChurnKind = (typeof churnKinds)[number];

export interface ChurnOptions {
	seed: number;
	/** Changes at a time; 1 if left out. */
	times?: number;
	/** The changes to draw from; all if left out. */
	kinds?: readonly ChurnKind[];
}

const handlers: { [K in ChangeKind]: (list: ContactList, change: ChangeFields[K]) => void } = {
	add: (list, { contact, position }) => list.add(contact, position),
	remove: (list, { id }) => list.remove(id),
	moveToFront: (list, { id }) => list.moveToFront(id),
	moveToBack: (list, { id }) => list.moveToBack(id),
	update: (list, { id, contact }) => list.update(id, contact),
	churn: (list, options) => churn(list, options),
};

function apply<K extends ChangeKind>(list: ContactList, kind: K, change: ChangeFields[K]): void {
	handlers[kind](list, change);
}

/** All of them at once: no request is answered between two of them. */
export function applyChanges(list: ContactList, changes: readonly Change[]): void {
	for (const change of changes) apply(list, change.op, change);
}

/** Random changes; which ones follows from the seed and from how often the list was changed before. */
export function churn(list: ContactList, { seed, times = 1, kinds = churnKinds }: ChurnOptions) {
	const random = seededRandom(seed + Math.imul(list.version, 0x9e3779b9));
	const pick = <T,>(from: readonly T[]) => from[Math.floor(random() * from.length)];
	for (let done = 0; done < times; done += 1) {
		const kind = list.contacts.length ? pick(kinds) : 'add';
		if (kind === 'add') list.add({}, Math.floor(random() * (list.contacts.length + 1)));
		else apply(list, kind, { id: pick(list.contacts).id });
	}
}
