import type { ContactList } from './contactList.mts';
import type { Effect, PageEffect } from './faults.mts';
import type { Contact, ContactsPage, ContactsQuery } from './types.mts';

/** The answer while it is being spoilt: any member may become anything. */
type Body = Record<string, unknown>;

export interface Reading {
	list: ContactList;
	query: ContactsQuery;
	authorization: string;
}

const contactsOf = (body: Body) => body.contacts as Contact[];

function replaceFirst(body: Body, entry: unknown): void {
	if (contactsOf(body).length) body.contacts = [entry, ...contactsOf(body).slice(1)];
}

/** What a server that never ends gives past its end. */
const beyond = {
	repeated: ({ list, query }: Reading, total: number) =>
		list.page({ ...query, page: Math.max(1, Math.ceil(total / query.limit)) }).contacts,
	empty: () => [],
	fresh: ({ list, query }: Reading) => Array.from({ length: query.limit }, () => list.newContact()),
};

function endless(body: Body, kind: keyof typeof beyond, reading: Reading): void {
	if (!contactsOf(body).length) body.contacts = beyond[kind](reading, body.total as number);
	body.count = contactsOf(body).length;
	body.hasMore = true;
}

function echoKey(body: Body, { authorization }: Reading): void {
	const [first] = contactsOf(body);
	replaceFirst(body, { ...first, notes: authorization, customData: { authorization } });
}

type Edits = Required<Omit<PageEffect, 'set' | 'unset'>>;
type Handlers = { [K in keyof Edits]: (body: Body, value: Edits[K], reading: Reading) => void };

/** In the order in which they are applied. */
const handlers: Handlers = {
	ignorePage: (body, echo, { query }) => {
		if (echo === 'echo asked') body.page = query.page;
	},
	endless,
	totalAsString: (body, on) => {
		if (on) body.total = String(body.total);
	},
	idsAsStrings: (body, on) => {
		if (on)
			body.contacts = contactsOf(body).map((contact) => ({ ...contact, id: String(contact.id) }));
	},
	echoKey: (body, on, reading) => {
		if (on) echoKey(body, reading);
	},
	firstEntry: replaceFirst,
};

const kinds = Object.keys(handlers) as (keyof Edits)[];

function edit<K extends keyof Edits>(kind: K, body: Body, effect: Effect, on: Reading) {
	const value = effect[kind];
	if (value !== undefined) handlers[kind](body, value as Edits[K], on);
}

/** Top-level members overwritten and left out: these two work on every answer of the API. */
export function overwrite(answer: object, { set, unset = [] }: PageEffect): object {
	const members = Object.entries({ ...answer, ...set });
	return Object.fromEntries(members.filter(([name]) => !unset.includes(name)));
}

/** The query that the list is really read with. */
export function queryUnder({ ignorePage }: Effect, query: ContactsQuery): ContactsQuery {
	return ignorePage ? { ...query, page: 1 } : query;
}

export function spoil(page: ContactsPage, effect: Effect, reading: Reading): object {
	const body: Body = { ...page };
	for (const kind of kinds) edit(kind, body, effect, reading);
	return overwrite(body, effect);
}
