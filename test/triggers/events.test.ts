import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { connectionChanged } from '../../nodes/Wachat/triggers/connectionChanged';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated';
import { contactInactive } from '../../nodes/Wachat/triggers/contactInactive';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated';
import { contactWaiting } from '../../nodes/Wachat/triggers/contactWaiting';
import { messageReceived } from '../../nodes/Wachat/triggers/messageReceived';
import type { EventData, Watcher } from '../../nodes/Wachat/triggers/watcher';
import { chatting } from './contacts';

/** Shows a watcher one list after the other, as polls do, and gives the events of each. */
function show<Subject>(watcher: Watcher<Subject>, ...lists: Subject[][]) {
	let text: string | undefined;
	return lists.map((list) => {
		const memory = watcher.recall(text);
		const told = memory.see(list);
		if (memory.isChanged) text = memory.toText();
		return told.map(({ event }) => event);
	});
}

const ids = (events: Array<Array<{ id: string }>>) =>
	events.map((some) => some.map(({ id }) => id));

describe('contactCreated', () => {
	const [one, two]: Contact[] = [{ id: 1 }, { id: 2 }];

	it('tells an ID that was never there, once', () => {
		expect(ids(show(contactCreated(), [one], [two, one], [two, one]))).toEqual([
			['contactCreated:1'],
			['contactCreated:2'],
			[],
		]);
	});

	it('greets nobody when the list was empty for a moment', () => {
		expect(show(contactCreated(), [one, two], [], [one, two]).slice(1)).toEqual([[], []]);
	});

	it('takes 101 and "101" for the same, and other text for itself', () => {
		const lists = [[{ id: 101 }], [{ id: '101' }], [{ id: '0101' }], [{ id: '0101' }, { id: 'x' }]];
		expect(ids(show(contactCreated(), ...lists)).slice(1)).toEqual([
			[],
			['contactCreated:0101'],
			['contactCreated:x'],
		]);
	});
});

describe('contactUpdated', () => {
	const contact = { id: 1, name: 'Ann', notes: null, customData: { a: 1, b: [1, { c: 2 }] } };

	it('names the field that changed, with an ID that differs each time', () => {
		const renamed = { ...contact, name: 'Anna' };
		const [, first, second, third] = show(
			contactUpdated([]),
			...[[contact], [renamed], [contact], [renamed]],
		);
		expect(first).toMatchObject([{ type: 'contactUpdated', changedFields: ['name'] }]);
		expect(new Set([first, second, third].map(([{ id }]) => id)).size).toBe(3);
	});

	it('names several fields, in the order of the panel', () => {
		const now = { ...contact, customData: {}, notes: 'Call', funnelStageId: 4 };
		const [, [event]] = show(contactUpdated([]), [contact], [now]);
		expect(event.changedFields).toEqual(['notes', 'funnelStageId', 'customData']);
	});

	it.each<[string, Contact]>([
		['fields that are not watched', { ...contact, phone: '1', updatedAt: 'later', chat: {} }],
		['the order of an object', { ...contact, customData: { b: [1, { c: 2 }], a: 1 } }],
		['null instead of nothing', { ...contact, notes: undefined, assignedUserId: null }],
		['a number as text', { ...contact, customData: { a: '1', b: ['1', { c: '2' }] } }],
	])('is not misled by %s', (_, now) => {
		const watched = ['name', 'notes', 'assignedUserId', 'customData'] as const;
		expect(show(contactUpdated(watched), [contact], [now])[1]).toEqual([]);
	});

	it('is not stopped by one contact whose data is nested without end', () => {
		const customData: unknown = JSON.parse('{"a":'.repeat(5000) + '1' + '}'.repeat(5000));
		const odd = { id: 2, customData };
		const changed = { ...contact, name: 'B' };
		expect(show(contactUpdated([]), [contact, odd], [changed, odd])[1]).toHaveLength(1);
	});

	it('tells one field from the next when a text moves', () => {
		const [, events] = show(
			contactUpdated(['name', 'phone']),
			[{ id: 1, name: 'a', phone: 'b' }],
			[{ id: 1, name: 'a\n"b"', phone: null }],
		);
		expect(events).toHaveLength(1);
	});

	it('remembers, but does not tell, whom it sees for the first time', () => {
		const [, seen, changed] = show(contactUpdated([]), [], [contact], [{ ...contact, name: 'B' }]);
		expect([seen.length, changed.length]).toEqual([0, 1]);
	});

	it('tells what happened to a contact while it was away', () => {
		const [, away, back] = show(contactUpdated([]), [contact], [], [{ ...contact, name: 'B' }]);
		expect([away.length, back.length]).toEqual([0, 1]);
	});
});

describe('messageReceived', () => {
	const noon = () => Date.parse('2026-06-13T12:00:00.000Z');

	it.each([
		['a newer message', '2026-06-13T08:00:01.000Z', 1, 1],
		['a newer message that somebody has read', '2026-06-13T08:00:01.000Z', 0, 0],
		['the same one, unread again', '2026-06-13T08:00:00.000Z', 1, 0],
		['the same one, written in another way', '2026-06-13T10:00:00+02:00', 1, 0],
		['an older one, as the last was deleted', '2026-06-13T07:00:00.000Z', 3, 0],
		['no message at all', null, 1, 0],
	])('for %s (%s, %i unread) tells %i', (_, now, unread, count) => {
		const before = chatting(1, '2026-06-13T08:00:00.000Z', 0);
		const [, events] = show(messageReceived(noon), [before], [chatting(1, now, unread)]);
		expect(events).toHaveLength(count);
	});

	it('tells the first message of somebody new', () => {
		const [, events] = show(messageReceived(noon), [], [chatting(7, '2026-06-13T08:00:00.000Z')]);
		expect(events).toEqual([{ id: 'messageReceived:7:1781337600000', type: 'messageReceived' }]);
	});

	it('is not deaf to a chat that had a message from the future', () => {
		const [future, next] = [chatting(1, '2031-01-01'), chatting(1, '2026-06-13T11:00:00.000Z')];
		const [, ahead, real, same] = show(messageReceived(noon), [], [future], [next], [next]);
		expect([ahead.length, real.length, same.length]).toEqual([1, 1, 0]);
	});

	it('does not repeat a message after an older one came up in between', () => {
		const [old, last] = [chatting(1, 1_700_000_000), chatting(1, 1_700_000_060)];
		expect(show(messageReceived(noon), [old], [last], [old], [last]).slice(1)).toEqual([
			[expect.anything()],
			[],
			[],
		]);
	});
});

describe('silence', () => {
	const at = Date.parse('2026-06-13T08:00:00.000Z');
	const message = (unread: number, time = at) => [chatting(1, time, unread)];

	/** Looks at the same list at several moments, counted in minutes after the message. */
	function lookAt(create: typeof contactWaiting, moments: number[], unread: number) {
		let minute = 0;
		const watcher = create({ duration: 60_000 * 10, now: () => at + minute * 60_000 });
		let text: string | undefined;
		return moments.map((moment) => {
			minute = moment;
			const memory = watcher.recall(text);
			const { length } = memory.see(message(unread));
			text = memory.toText();
			return length;
		});
	}

	it('waits until the last message is that old, and tells it once', () => {
		expect(lookAt(contactWaiting, [0, 9, 10, 11, 5, 12], 1)).toEqual([0, 0, 1, 0, 0, 0]);
	});

	it('is no waiting while nothing is unread, but may be inactivity', () => {
		expect(lookAt(contactWaiting, [0, 10], 0)).toEqual([0, 0]);
		expect(lookAt(contactInactive, [0, 10, 11], 0)).toEqual([0, 1, 0]);
	});

	it('is another event for another duration', () => {
		const [hour, day] = [1, 24].map((hours) => {
			const watcher = contactInactive({ duration: hours * 3_600_000, now: () => at * 2 });
			return watcher.recall().see(message(0))[0].event.id;
		});
		expect(hour).not.toBe(day);
	});
});

describe('connectionChanged', () => {
	const shop = (state: string) => [{ apiName: 't1_shop', state }];

	it('tells from what to what, with an ID of its own each time', () => {
		const events = show(
			connectionChanged(),
			shop('open'),
			shop('open'),
			shop('close'),
			[],
			shop('open'),
			shop('close'),
		);
		expect(events.map((some) => some.map(({ from, to }) => [from, to]))).toEqual([
			[[null, 'open']],
			[],
			[['open', 'close']],
			[],
			[['close', 'open']],
			[['open', 'close']],
		]);
		const told = events.flat().map(({ id }) => id);
		expect(new Set(told).size).toBe(told.length);
	});
});

describe('the ID', () => {
	const connectionOf = (state: string) => [{ apiName: 't1_shop', state }];

	const changes: Array<[string, (now: () => number) => EventData[][]]> = [
		[
			'contactUpdated',
			(now) => show(contactUpdated([], now), [{ id: 1, name: 'A' }], [{ id: 1, name: 'B' }]),
		],
		[
			'connectionChanged',
			(now) => show(connectionChanged(now), ...['open', 'close'].map(connectionOf)),
		],
	];

	it.each(changes)('of %s is another one after another first look', (_, watch) => {
		const [one, other] = [1, 2].map((first) => ids(watch(() => first))[1]);
		expect([one, other]).toEqual([[expect.any(String)], [expect.any(String)]]);
		expect(one).not.toEqual(other);
	});

	it('of what a first look tells is the same in each', () => {
		const [one, other] = [1, 2].map((first) =>
			ids(
				show(
					connectionChanged(() => first),
					connectionOf('open'),
				),
			),
		);
		expect(one).toEqual(other);
	});

	it('is the same whenever the same is told again, at whatever time', () => {
		let time = 0;
		const watcher = contactUpdated([], () => ++time);
		const memory = watcher.recall();
		memory.see([{ id: 1, name: 'A' }]);
		const text = memory.toText();
		const tell = () => watcher.recall(text).see([{ id: 1, name: 'B' }]);
		expect(tell()).toHaveLength(1);
		expect(tell()).toEqual(tell());
	});
});
