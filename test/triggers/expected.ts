import { MINUTE, type CrmContact } from './crm';
import type { FirstLook, Played } from './play';

/** What the silences of the tests have to last. */
export const DURATION = 45 * MINUTE;

/** What the history of a list says about one type of event. */
export interface Expectation {
	/** The IDs of the events that must have been told, given the last first look and the end. */
	owed: (played: Played) => string[];
	/** Whether a first look has seen the contact as it was when it was told, so that it is no news. */
	isOld: (told: CrmContact, firstLook: FirstLook) => boolean;
}

const timeOf = ({ chat }: CrmContact) => Date.parse(chat?.lastMessageTimestamp ?? '');
const isUnread = ({ chat }: CrmContact) => (chat?.unreadCount ?? 0) > 0;

/** Whoever came during a first look may have been seen by it; a change in it may have hidden somebody else. */
function mayBeMissed(id: number, { before, after }: FirstLook): boolean {
	return !before.contacts.has(id) && !after.contacts.has(id);
}

const created: Expectation = {
	owed: ({ firstLook, end }) =>
		[...end.contacts.keys()]
			.filter((id) => mayBeMissed(id, firstLook))
			// Deleted and brought back in the middle of it, they were seen or not.
			.filter((id) => !firstLook.isBlurred || id > firstLook.after.newestId)
			.map((id) => `contactCreated:${id}`),
	isOld: ({ id }, { before }) => before.contacts.has(id),
};

const received: Expectation = {
	owed: ({ firstLook, end }) =>
		[...end.contacts.values()]
			.filter((one) => isUnread(one) && timeOf(one) > firstLook.after.time)
			.map((one) => `messageReceived:${one.id}:${timeOf(one)}`),
	isOld: (told, { before }) => {
		const known = before.contacts.get(told.id);
		return known !== undefined && timeOf(told) <= timeOf(known);
	},
};

function silence(type: string, concerns: (contact: CrmContact) => boolean): Expectation {
	return {
		owed: ({ firstLook, end }) =>
			[...end.contacts.values()]
				.filter((one) => concerns(one) && timeOf(one) <= end.time - DURATION)
				.filter((one) => timeOf(one) > firstLook.after.time - DURATION)
				.map((one) => `${type}:${one.id}:${timeOf(one)}:${DURATION}`),
		isOld: (told, { before }) => {
			const known = before.contacts.get(told.id);
			if (known === undefined || !concerns(known) || timeOf(known) !== timeOf(told)) return false;
			return timeOf(told) <= before.time - DURATION;
		},
	};
}

/** By the type of event; what changed is another test's matter, as it is about what is remembered. */
export const expectations: Record<string, Expectation> = {
	contactCreated: created,
	messageReceived: received,
	contactWaiting: silence('contactWaiting', isUnread),
	contactInactive: silence('contactInactive', () => true),
	contactUpdated: { owed: () => [], isOld: () => false },
};
