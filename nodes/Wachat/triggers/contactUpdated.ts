import { contactKey, type Contact } from '../contacts/contact';
import { eventId } from './eventId';
import { markOf } from './markOf';
import { compactId } from './memory/compactId';
import { HINT_BITS, marksFromText, marksToText, type Mark, type Marks } from './memory/marks';
import type { EventData, Memory, Told, Watcher } from './watcher';

/** The fields that can be watched, as the API calls them. */
export const WATCHABLE_FIELDS = [
	'name',
	'phone',
	'notes',
	'assignedUserId',
	'assignedDepartmentId',
	'funnelStageId',
	'customData',
] as const;
export type WatchableField = (typeof WATCHABLE_FIELDS)[number];

/** For each contact ever seen a mark of its watched fields. */
class FieldMarks implements Memory<Contact> {
	private readonly marks: Marks;
	isChanged = false;

	constructor(
		private readonly fields: readonly WatchableField[],
		now: () => number,
		text?: string,
	) {
		this.marks =
			text === undefined
				? { since: now(), hintBits: HINT_BITS, byId: new Map() }
				: marksFromText(text, fields.length);
	}

	see(contacts: readonly Contact[]): Array<Told<Contact>> {
		return contacts.flatMap((contact) => {
			const id = compactId(contact);
			const known = this.marks.byId.get(id);
			const { digest, hints } = markOf(contact, this.fields);
			if (known?.digest === digest) return [];
			const changes = known === undefined ? 0 : (known.changes + 1) % 256;
			const mark: Mark = { digest, hints, changes };
			this.marks.byId.set(id, mark);
			this.isChanged = true;
			if (known === undefined) return [];
			const { since } = this.marks;
			const event = eventOf(contact, { ...mark, since }, this.changedFields(known, mark));
			return [{ subject: contact, event }];
		});
	}

	toText(): string {
		return marksToText(this.marks, this.fields.length);
	}

	/** The fields whose hints differ; all of them, when the few bits of the right one happen to be the same. */
	private changedFields(before: Mark, after: Mark): WatchableField[] {
		const range = 2 ** this.marks.hintBits;
		const differ = this.fields.filter(
			(_, index) => before.hints[index] % range !== after.hints[index] % range,
		);
		return differ.length > 0 ? differ : [...this.fields];
	}
}

/** The changes are counted from a first look on: after another one, they are other changes. */
function eventOf(
	contact: Contact,
	{ digest, changes, since }: Pick<Mark & Marks, 'digest' | 'changes' | 'since'>,
	changedFields: WatchableField[],
): EventData {
	const type = 'contactUpdated';
	const version = Buffer.from(digest, 'latin1').toString('hex');
	return { id: eventId(type, contactKey(contact), version, since, changes), type, changedFields };
}

/**
 * A watched field of a known contact differs. Whoever is seen for the first time is remembered, not told.
 *
 * @param watched none = all of them
 * @param now the clock, in milliseconds since 1970
 */
export function contactUpdated(
	watched: readonly WatchableField[],
	now: () => number = Date.now,
): Watcher<Contact> {
	const fields = WATCHABLE_FIELDS.filter(
		(field) => watched.length === 0 || watched.includes(field),
	);
	return {
		type: 'contactUpdated',
		question: fields,
		orders: ['updatedAt'],
		recall: (text) => new FieldMarks(fields, now, text),
		sample: (contact) =>
			eventOf(contact, { ...markOf(contact, fields), since: now(), changes: 1 }, fields),
	};
}
