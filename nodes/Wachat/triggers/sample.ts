import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Contact } from '../contacts/contact';
import { isUnread } from '../contacts/lastMessage';
import { orderValue, type OrderName } from '../contacts/order';
import { readEnds } from '../contacts/readEnds';
import type { FetchPage } from '../contacts/readList';
import type { EventType, Told, Watcher } from './watcher';

/** By what a contact is the newest, for each event. */
const NEWEST_BY: Record<EventType, OrderName> = {
	connectionChanged: 'id',
	contactCreated: 'createdAt',
	contactInactive: 'lastMessage',
	contactUpdated: 'updatedAt',
	contactWaiting: 'lastMessage',
	messageReceived: 'lastMessage',
};

const ABOUT_UNREAD: readonly EventType[] = ['contactWaiting', 'messageReceived'];

/** How well the contact shows the event: first whether it could be one, then how new it is. */
function fitOf(contact: Contact, type: EventType): [number, number] {
	const couldBe = !ABOUT_UNREAD.includes(type) || isUnread(contact);
	return [couldBe ? 1 : 0, orderValue(contact, NEWEST_BY[type])];
}

function better(one: Contact, other: Contact, type: EventType): Contact {
	const [fit, age] = fitOf(one, type);
	const [otherFit, otherAge] = fitOf(other, type);
	return fit > otherFit || (fit === otherFit && age >= otherAge) ? one : other;
}

/** Nothing is there that could be shown. */
export class NothingToShow extends Error {
	override readonly name = 'NothingToShow';
}

/** What the event would look like for this subject; with another ID, so that it is not taken for the event itself. */
export function sampleOf<Subject>(watcher: Watcher<Subject>, subject: Subject): Told<Subject> {
	const event = watcher.sample(subject);
	return { subject, event: { ...event, id: `${event.id}:example` } };
}

/**
 * The newest contact at the two ends of the list, of which one has the newest if the list is sorted at all.
 *
 * @throws {NothingToShow} if there is none; and whatever `fetchPage` throws
 */
export async function sampleContact(
	watcher: Watcher<Contact>,
	fetchPage: FetchPage,
): Promise<Told<Contact>> {
	const ends = await readEnds(fetchPage, { newest: -Infinity });
	// The list has changed meanwhile: its beginning will do.
	const contacts = ends?.contacts ?? (await fetchPage(1, 100))?.contacts ?? [];
	if (contacts.length === 0) throw new NothingToShow();
	const newest = contacts.reduce((one, other) => better(one, other, watcher.type));
	return sampleOf(watcher, newest);
}

/** Says what to do when nothing is there. */
export function explainNothing(node: INode, type: EventType): NodeOperationError {
	const isInstance = type === 'connectionChanged';
	return new NodeOperationError(
		node,
		isInstance ? 'This account has no instance yet' : 'This instance has no contacts yet',
		{
			description: isInstance
				? 'Create an instance in Wachat, then fetch the test event again'
				: "Save a contact in Wachat, or choose another one in the 'Instance' parameter, then fetch the test event again",
		},
	);
}
