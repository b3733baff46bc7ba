import { isNo, isObject, isYes, quote, type Fields } from '../json';
import { BrokenContract } from './brokenContract';
import { isDistinct, type Contact } from './contact';

/** One page of a contact list, checked. */
export interface ContactPage {
	contacts: Contact[];
	/** How many contacts match in all, as this answer announces it. */
	total: number;
	hasMore: boolean;
	/** Which page it calls itself, if it does. */
	page?: number;
}

/** What was asked for, to compare the answer with. */
export interface PageRequest {
	/** The instance's API name (`apiInstanceName`). */
	instanceName: string;
	/** Page number, from 1. */
	page: number;
	/** Contacts per page, 1 to 100. */
	limit: number;
}

/** A whole number from 0, which some servers write as text; undefined for anything else. */
function wholeNumber(value: unknown): number | undefined {
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	return /^\d+$/.test(text) ? Number(text) : undefined;
}

function readTotal(answer: Fields): number {
	const total = wholeNumber(answer.total);
	if (total === undefined) {
		throw new BrokenContract('The answer does not say how many contacts there are (total)');
	}
	return total;
}

/** Left out, `hasMore` follows from the total and from how many contacts came up to here. */
function readHasMore(answer: Fields, total: number, came: number): boolean {
	const { hasMore } = answer;
	if (hasMore === undefined || hasMore === null) return came < total;
	if (isYes(hasMore)) return true;
	if (isNo(hasMore)) return false;
	throw new BrokenContract('The answer does not say whether there are more contacts (hasMore)');
}

function isContact(entry: unknown): entry is Contact {
	if (!isObject(entry)) return false;
	const { id } = entry;
	return typeof id === 'number' || (typeof id === 'string' && id !== '');
}

/** What keeps an entry of the list from being a contact to rely on; undefined if nothing does. */
function faultOf(entry: unknown): string | undefined {
	if (!isContact(entry)) return 'is not a contact with an ID';
	if (isDistinct(entry)) return undefined;
	return `has an ID too large to be exact (${entry.id}), and neither JID nor phone number to tell it by`;
}

function readContacts(answer: Fields, asked: PageRequest): Contact[] {
	const { contacts } = answer;
	if (!Array.isArray(contacts)) {
		throw new BrokenContract('The answer is not a contact list (it has no contacts)');
	}
	contacts.forEach((entry, index) => {
		const fault = faultOf(entry);
		if (fault === undefined) return;
		throw new BrokenContract(`Entry ${index + 1} of page ${asked.page} ${fault}`);
	});
	return contacts as Contact[];
}

/** Documented as the contacts on this page; one that means all of them does no harm. */
function checkCount(answer: Fields, { contacts, total }: ContactPage, asked: PageRequest): void {
	if (answer.count === undefined || answer.count === null) return;
	const count = wholeNumber(answer.count);
	if (count === contacts.length || count === total) return;
	throw new BrokenContract(
		`Page ${asked.page} announces ${quote(answer.count)} contacts but holds ${contacts.length}`,
	);
}

/** Another page than the one asked for may have its reasons, which the whole list tells. */
function readPageNumber(answer: Fields, asked: PageRequest): number | undefined {
	if (answer.page === undefined || answer.page === null) return undefined;
	const page = wholeNumber(answer.page);
	if (page !== undefined) return page;
	throw new BrokenContract(
		`Page ${asked.page} was asked for, but page ${quote(answer.page)} came back`,
	);
}

const INSTANCE_NAMES = ['apiInstanceName', 'internalName', 'instanceName', 'displayName'];

/**
 * The answer names the instance it belongs to. Any of its names will do: the documentation asks for the
 * API name, but does not say that the display name is refused, nor that case matters.
 */
function checkInstance(answer: Fields, asked: PageRequest): void {
	const { instance } = answer;
	if (!isObject(instance)) return;
	const names = INSTANCE_NAMES.map((field) => instance[field]).filter(
		(name): name is string => typeof name === 'string' && name !== '',
	);
	const isMeant = (name: string) => name.toLowerCase() === asked.instanceName.toLowerCase();
	if (names.length === 0 || names.some(isMeant)) return;
	throw new BrokenContract(
		`Contacts of "${asked.instanceName}" were asked for, but those of ${quote(names[0])} came back`,
	);
}

/**
 * Checks that `answer` is a page of the list that was asked for. Tolerant where the documentation is silent:
 * `count`, `page`, `hasMore` and `instance` may be missing, numbers may be text, more fields may come.
 *
 * @throws {BrokenContract} with a sentence of its own for each way in which it is not
 */
export function readContactPage(answer: unknown, asked: PageRequest): ContactPage {
	if (!isObject(answer)) throw new BrokenContract('The answer is not a contact list');
	const contacts = readContacts(answer, asked);
	const total = readTotal(answer);
	const hasMore = readHasMore(answer, total, (asked.page - 1) * asked.limit + contacts.length);
	const page = readPageNumber(answer, asked);
	checkInstance(answer, asked);
	checkCount(answer, { contacts, total, hasMore }, asked);
	return { contacts, total, hasMore, page };
}
