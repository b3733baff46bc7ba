import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated';
import { IncompleteFirstLook } from '../../nodes/Wachat/triggers/lookAtList';
import { serverOf } from './contacts';
import { Host, poll, type Engine, type PollOptions } from './host';

const now = () => Date.parse('2026-06-13T08:00:00.000Z');

const numbered = (from: number, to: number, more = {}): Contact[] =>
	Array.from({ length: to - from + 1 }, (_, index) => ({ id: from + index, ...more }));

let list: Contact[];

beforeEach(() => {
	list = numbered(1, 3);
});

const look = async (host: Host, more: Partial<PollOptions> = {}) => {
	const { fetchPage } = serverOf(() => list);
	const told = await poll(host, { watcher: contactCreated(), fetchPage, now, ...more });
	return told.map(({ subject }) => subject.id);
};

describe('what n8n is given to hold', () => {
	it('is written when something is told, and not when nothing is', async () => {
		const host = new Host('cursor');
		await look(host);
		const { held } = host;
		await look(host);
		expect(host.held).toBe(held);
		list = numbered(1, 4);
		await look(host);
		expect(host.held).not.toBe(held);
	});

	it('is the first look of the registration, with the first tick, where n8n did not keep it', async () => {
		const host = new Host('cursor');
		await look(host, { isRegistration: true });
		expect(host.isStored).toBe(false);
		list = numbered(1, 4);
		expect(await look(host)).toEqual([4]);
		host.restart();
		expect(await look(host)).toEqual([]);
	});

	it('is that first look even if the first tick tells nothing', async () => {
		const host = new Host('cursor');
		await look(host, { isRegistration: true });
		await look(host);
		list = numbered(1, 4);
		host.restart();
		expect(await look(host)).toEqual([4]);
	});

	it.each(['cursor', 'database'] as const)(
		'and does not hold yet, the process knows: another question, in the %s',
		async (engine) => {
			const host = new Host(engine);
			await look(host, { isRegistration: true, question: 'one' });
			await look(host, { question: 'one' });
			// The database keeps no first look but that of the registration.
			await look(host, { question: 'other', isRegistration: engine === 'cursor' });
			list = numbered(1, 4);
			expect(await look(host, { question: 'other' })).toEqual([4]);
		},
	);
});

it('tells again whom a first look told, if that was abandoned', async () => {
	const host = new Host('cursor');
	expect(await look(host, { includeExisting: true, fate: 'abandoned' })).toEqual([]);
	expect(await look(host, { includeExisting: true })).toEqual([1, 2, 3]);
	expect(await look(host, { includeExisting: true })).toEqual([]);
});

describe('what looks that told nothing have seen', () => {
	const watcher = contactUpdated(['name']);

	/** Somebody joins, is seen, and later gets another name. */
	async function join(host: Host, more: Partial<PollOptions> = {}): Promise<void> {
		list = [...list, { id: 4, name: 'New' }];
		expect(await look(host, { watcher, ...more })).toEqual([]);
		list = list.map((one) => (one.id === 4 ? { id: 4, name: 'Ann' } : one));
	}

	it.each<[Engine, boolean]>([
		['cursor', false],
		['memory', true],
		['database', true],
	])('outlives a restart (%s, at registration: %j)', async (engine, isRegistration) => {
		const host = new Host(engine);
		await look(host, { watcher, isRegistration: engine !== 'cursor' });
		await join(host, { isRegistration });
		host.restart();
		expect(await look(host, { watcher })).toEqual([4]);
	});

	it.each<Engine>(['memory', 'database'])(
		'is not lost when n8n takes up what it stored before (%s)',
		async (engine) => {
			const host = new Host(engine);
			await look(host, { watcher, isRegistration: true });
			list = [...list, { id: 5, name: 'Eve' }];
			await look(host, { watcher });
			await join(host);
			list = [...list, { id: 6, name: 'Bob' }];
			host.republish();
			expect(await look(host, { watcher })).toEqual([4]);
		},
	);

	it('is remembered by the process, and stored with what is told next', async () => {
		const host = new Host('database');
		await look(host, { watcher, isRegistration: true });
		list = [...list, { id: 4, name: 'New' }];
		expect(await look(host, { watcher })).toEqual([]);
		list[3] = { id: 4, name: 'Ann' };
		expect(await look(host, { watcher })).toEqual([4]);
		host.restart();
		list[3] = { id: 4, name: 'Bea' };
		expect(await look(host, { watcher })).toEqual([4]);
	});

	it('is not lost when the poll after it is abandoned', async () => {
		const host = new Host('cursor');
		await look(host, { watcher });
		list = [...list, { id: 4, name: 'New' }];
		await look(host, { watcher });
		list[3] = { id: 4, name: 'Ann' };
		expect(await look(host, { watcher, fate: 'abandoned' })).toEqual([]);
		expect(await look(host, { watcher })).toEqual([4]);
	});
});

/** A list that somebody leaves and joins all the time, and in which one contact is always overlooked. */
function neverComplete(overlooked: number) {
	const { fetchPage, asked } = serverOf(() => list);
	return async (page: number, limit: number) => {
		const { contacts, total, hasMore } = await fetchPage(page, limit);
		const seen = contacts.filter(({ id }) => id !== overlooked);
		return { contacts: seen, total: total + (asked.length % 2), hasMore };
	};
}

describe('a first look', () => {
	const hidesThird = () => {
		const { fetchPage, asked } = serverOf(() => list);
		return async (page: number, limit: number) => {
			const answer = await fetchPage(page, limit);
			// While it is read, one contact goes and another comes: the number stays.
			const contacts = asked.length === 1 ? answer.contacts.slice(0, -1) : answer.contacts;
			return { ...answer, contacts: [...contacts, { id: 99 }].slice(0, answer.total) };
		};
	};

	it('reads twice, so that one who was hidden in one read is not new later', async () => {
		const host = new Host('memory');
		await look(host, { fetchPage: hidesThird() });
		expect(await look(host)).toEqual([]);
	});

	it('reads once when there is no time for more', async () => {
		const host = new Host('memory');
		let time = 0;
		await look(host, { fetchPage: hidesThird(), now: () => (time += 10), timeLeft: () => 14 });
		expect(await look(host)).toEqual([3]);
	});
});

describe('a list that cannot be proved complete', () => {
	it('is no first look', async () => {
		list = numbered(1, 250);
		const host = new Host('memory');
		await expect(look(host, { fetchPage: neverComplete(21) })).rejects.toThrow(IncompleteFirstLook);
		expect([host.held, host.notes]).toEqual([undefined, undefined]);
	});

	it('tells what it saw, and what it did not see comes with the next look', async () => {
		list = numbered(151, 420);
		const host = new Host('memory');
		await look(host);
		// Sorted by nothing, so that all of it is read.
		list = [...numbered(151, 300), ...numbered(1, 150), ...numbered(301, 421)];
		const first = await look(host, { fetchPage: neverComplete(21) });
		expect([first.length, first.includes(21)]).toEqual([150, false]);
		expect(await look(host)).toEqual([21]);
	});
});
