import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { lastMessageAt, momentOf } from '../../nodes/Wachat/contacts/lastMessage';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated';
import { contactInactive } from '../../nodes/Wachat/triggers/contactInactive';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated';
import { contactWaiting } from '../../nodes/Wachat/triggers/contactWaiting';
import { messageReceived } from '../../nodes/Wachat/triggers/messageReceived';
import type { Watcher } from '../../nodes/Wachat/triggers/watcher';
import { serverOf } from './contacts';
import { Crm, HOUR, MINUTE, type CrmChange, type Sorting } from './crm';
import { Host, poll } from './host';

const SIZE = 1050;
const PAGES = 11;

type Watch = (now: () => number) => Watcher<Contact>;

const created: Watch = () => contactCreated();
const updated: Watch = () => contactUpdated([]);
const received: Watch = messageReceived;

/** A list in which people have lived: it stands by its last changes only if it is sorted by them. */
function livedIn(size: number, sorting: Sorting): Crm {
	const crm = new Crm(size, sorting);
	for (const kind of ['rename', 'receive', 'note', 'send'] as const) {
		for (const at of [0.11, 0.52, 0.83, 0.34]) crm.change({ kind, at });
	}
	return crm;
}

/** Polls a list of 1,050 once a minute; gives the requests and the told IDs of each poll after the first. */
async function watchList(watch: Watch, sorting: Sorting, happens: Array<CrmChange | undefined>) {
	const crm = livedIn(SIZE, sorting);
	const host = new Host('memory');
	const now = () => crm.time;
	const watcher = watch(now);
	const look = async () => {
		const { fetchPage, asked } = serverOf(() => crm.contacts);
		const told = await poll(host, { watcher, fetchPage, now });
		return { requests: asked.length, told: told.map(({ subject }) => subject.id) };
	};
	await look();
	const polls = [];
	for (const change of happens) {
		crm.time += MINUTE;
		if (change) crm.change(change);
		polls.push(await look());
	}
	return polls;
}

const quiet = [undefined, undefined];
const sortedBy = (by: 'id' | 'createdAt' | 'updatedAt' | 'lastMessage') =>
	[true, false].map((newestFirst): Sorting => ({ by, newestFirst }));

describe.each<[string, Watch, Sorting[], CrmChange]>([
	[
		'contactCreated',
		created,
		[...sortedBy('id'), ...sortedBy('createdAt'), ...sortedBy('updatedAt')],
		{ kind: 'add' },
	],
	['contactUpdated', updated, sortedBy('updatedAt'), { kind: 'rename', at: 0.5 }],
	['messageReceived', received, sortedBy('lastMessage'), { kind: 'receive', at: 0.5 }],
])('%s in a list whose order serves it', (_, watch, sortings, news) => {
	it.each(sortings)('sorted by %j, makes two requests when nothing happens', async (sorting) => {
		const polls = await watchList(watch, sorting, quiet);
		expect(polls).toEqual(quiet.map(() => ({ requests: 2, told: [] })));
	});

	it.each(sortings)('sorted by %j, sees news with two requests', async (sorting) => {
		const polls = await watchList(watch, sorting, [news, undefined, news, undefined]);
		expect(polls.map(({ told }) => told.length)).toEqual([1, 0, 1, 0]);
		expect(polls.map(({ requests }) => requests)).toEqual([2, 2, 2, 2]);
	});
});

describe.each<[string, Watch, Sorting[]]>([
	['contactCreated', created, [null, ...sortedBy('lastMessage')]],
	['contactUpdated', updated, [null, ...sortedBy('id'), ...sortedBy('lastMessage')]],
	['messageReceived', received, [null, ...sortedBy('id'), ...sortedBy('createdAt')]],
])('%s in a list whose order does not serve it', (_, watch, sortings) => {
	it.each(sortings)('sorted by %j, reads it all', async (sorting) => {
		const polls = await watchList(watch, sorting, quiet);
		expect(polls).toEqual(quiet.map(() => ({ requests: PAGES, told: [] })));
	});
});

describe.each(['contactWaiting', 'contactInactive'])('%s in any list', (type) => {
	const create = type === 'contactWaiting' ? contactWaiting : contactInactive;
	const watch: Watch = (now) => create({ duration: 30 * MINUTE, now });

	it('makes two requests until somebody has been silent long enough', async () => {
		// The newest in the list are silent for so long within 30 minutes; then somebody writes.
		const polls = await watchList(watch, null, [
			...Array<undefined>(40).fill(undefined),
			{ kind: 'receive', at: 0.4 },
			...Array<undefined>(31).fill(undefined),
		]);
		const untilThen = polls.slice(35, -2);
		expect(untilThen.flatMap(({ told }) => told)).toEqual([]);
		// For a message that came right after a whole read could be that old by now.
		expect(untilThen.filter(({ requests }) => requests > 2).length).toBeLessThanOrEqual(2);
		expect(polls.slice(-2).flatMap(({ told }) => told)).toHaveLength(1);
	});
});

it('is not taken while a list that is sorted by ID cannot be told from one sorted by its changes', async () => {
	const crm = new Crm(SIZE, { by: 'id', newestFirst: false });
	const host = new Host('memory');
	const look = async () => {
		const { fetchPage, asked } = serverOf(() => crm.contacts);
		await poll(host, { watcher: contactUpdated([]), fetchPage, now: () => crm.time });
		return asked.length;
	};
	expect([await look(), await look()]).toEqual([2 * PAGES, PAGES]);
});

describe('a shortcut', () => {
	const sorting: Sorting = { by: 'createdAt', newestFirst: true };

	it('is given up for an hour-old list, and when the clock is put back', async () => {
		const crm = livedIn(SIZE, sorting);
		const host = new Host('memory');
		const requests = async (elapsed: number) => {
			crm.time += elapsed;
			const { fetchPage, asked } = serverOf(() => crm.contacts);
			await poll(host, { watcher: contactCreated(), fetchPage, now: () => crm.time });
			return asked.length;
		};
		await requests(0);
		expect([await requests(HOUR - 1), await requests(1), await requests(-2 * HOUR)]).toEqual([
			...[2, PAGES, PAGES],
		]);
	});

	it('is given up when somebody is deleted, and found again', async () => {
		const polls = await watchList(created, sorting, [{ kind: 'delete', at: 0.5 }, undefined]);
		expect(polls.map((one) => one.requests)).toEqual([2 + PAGES, 2]);
	});

	it('is given up as soon as the list is sorted in another way', async () => {
		const polls = await watchList(created, sorting, [
			{ kind: 'sort', sorting: { by: 'id', newestFirst: false } },
			{ kind: 'add' },
			{ kind: 'add' },
		]);
		expect(polls.map((one) => one.requests)).toEqual([2 + PAGES, 2, 2]);
		expect(polls.map((one) => one.told.length)).toEqual([0, 1, 1]);
	});

	it('sees more news than fit on a page, and reads all when there are very many', async () => {
		const crm = livedIn(SIZE * 2, sorting);
		const host = new Host('memory');
		const look = async () => {
			const { fetchPage, asked } = serverOf(() => crm.contacts);
			const told = await poll(host, { watcher: contactCreated(), fetchPage, now: () => crm.time });
			return { requests: asked.length, told: told.length };
		};
		await look();
		for (let count = 0; count < 150; count++) crm.change({ kind: 'add' });
		expect(await look()).toEqual({ requests: 3, told: 150 });
		for (let count = 0; count < 1200; count++) crm.change({ kind: 'add' });
		expect((await look()).told).toBe(1200);
	});

	it('works with a server that holds fewer on a page', async () => {
		const crm = livedIn(SIZE, sorting);
		const host = new Host('memory');
		const look = async () => {
			const { fetchPage, asked } = serverOf(() => crm.contacts, 50);
			await poll(host, { watcher: contactCreated(), fetchPage, now: () => crm.time });
			return asked.length;
		};
		const [first, second] = [await look(), await look()];
		expect(first).toBeGreaterThanOrEqual(42);
		expect(second).toBe(2);
	});

	it('does not outlive the state it belongs to', async () => {
		const crm = livedIn(SIZE, sorting);
		const host = new Host('cursor');
		const look = async (fate: 'delivered' | 'abandoned') => {
			const { fetchPage, asked } = serverOf(() => crm.contacts);
			const watcher = contactCreated();
			const told = await poll(host, { watcher, fetchPage, now: () => crm.time, fate });
			return { requests: asked.length, told: told.length };
		};
		await look('delivered');
		crm.change({ kind: 'add' });
		expect(await look('abandoned')).toEqual({ requests: 2, told: 0 });
		expect(await look('delivered')).toEqual({ requests: PAGES, told: 1 });
	});
});

describe('a moment', () => {
	const MOMENT = Date.parse('2026-06-13T08:00:00.000Z');

	it.each<[unknown]>([
		['2026-06-13T08:00:00.000Z'],
		['2026-06-13T08:00:00Z'],
		['2026-06-13T08:00Z'],
		['2026-06-13T10:00:00+02:00'],
		['2026-06-13T10:00:00+0200'],
		['2026-06-13 08:00:00'],
		['2026-06-13T08:00:00'],
		['2026-06-13T08:00:00,000'],
		[' 2026-06-13t08:00:00.000000z '],
		[MOMENT],
		[MOMENT / 1000],
		[String(MOMENT / 1000)],
		[String(MOMENT)],
		[MOMENT * 1000],
	])('is understood as %j', (value) => {
		expect(momentOf(value)).toBe(MOMENT);
	});

	it.each<[unknown]>([
		...[
			null,
			undefined,
			'',
			'yesterday',
			'Contact 5',
			'2026-13-45T08:00:00Z',
			'2126-06-13T08:00:00Z',
			0,
			-1,
			NaN,
		].map((one): [unknown] => [one]),
		...[Infinity, {}, [], true, '0', '-5', '1e400'].map((one): [unknown] => [one]),
	])('is not %j', (value) => {
		expect(momentOf(value)).toBeUndefined();
	});

	it.each([null, undefined, 'chat', [], {}])('is not in a chat that is %j', (chat) => {
		expect(lastMessageAt({ id: 1, chat })).toBeUndefined();
	});
});
