import type { Contact } from '../contacts/contact';
import { readEnds } from '../contacts/readEnds';
import type { FetchPage } from '../contacts/readList';
import { isValid, landmarkOf, moveOn, type Landmark } from './landmark';
import type { Memory, Told, Watcher } from './watcher';

/** The whole list, as far as it could be read. */
export interface WholeList {
	/** Each contact once, in the list's order. */
	contacts: Contact[];
	/** Whether these are all. */
	isComplete: boolean;
}

export interface ListSource {
	fetchPage: FetchPage;
	/** `thoroughly`: twice if there is time, as whom it misses would be told later as if they were new. */
	readAll: (thoroughly: boolean) => Promise<WholeList>;
	/** The clock, in milliseconds since 1970. */
	now: () => number;
}

export interface ListLook {
	told: Array<Told<Contact>>;
	landmark: Landmark | undefined;
}

/** Looks at the ends of the list only; the landmark is gone if the whole list has to be read. */
async function lookAtEnds(
	watcher: Watcher<Contact>,
	memory: Memory<Contact>,
	source: ListSource,
	landmark: Landmark,
): Promise<ListLook> {
	const ends = await readEnds(source.fetchPage, landmark);
	if (ends === undefined) return { told: [], landmark: undefined };
	const told = memory.see(ends.contacts);
	const added = watcher.type === 'contactCreated' ? told.length : 0;
	return { told, landmark: moveOn(landmark, ends, added) };
}

/** The first look did not see everybody, so that it cannot tell later on who is new. */
export class IncompleteFirstLook extends Error {
	override readonly name = 'IncompleteFirstLook';
}

/** @throws {IncompleteFirstLook}; and whatever the source throws */
export async function lookFirst(
	watcher: Watcher<Contact>,
	memory: Memory<Contact>,
	source: ListSource,
): Promise<ListLook> {
	const from = source.now();
	const { contacts, isComplete } = await source.readAll(true);
	if (!isComplete) throw new IncompleteFirstLook();
	const told = memory.see(contacts);
	return { told, landmark: landmarkOf(contacts, watcher, memory, from) };
}

/**
 * Looks at a contact list and tells what happened since it was last looked at: at its two ends alone, where
 * that is known to do, otherwise at all of it.
 *
 * @throws whatever the source throws; the memory is of no use then
 */
export async function lookAgain(
	watcher: Watcher<Contact>,
	memory: Memory<Contact>,
	source: ListSource,
	landmark: Landmark | undefined,
): Promise<ListLook> {
	const from = source.now();
	const told: Array<Told<Contact>> = [];
	if (landmark && isValid(landmark, from)) {
		const ends = await lookAtEnds(watcher, memory, source, landmark);
		if (ends.landmark) return ends;
		told.push(...ends.told);
	}
	const { contacts, isComplete } = await source.readAll(false);
	told.push(...memory.see(contacts));
	return {
		told,
		landmark: isComplete ? landmarkOf(contacts, watcher, memory, from) : undefined,
	};
}
