import fc from 'fast-check';

import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated';
import { messageReceived } from '../../nodes/Wachat/triggers/messageReceived';
import { ByteReader, ByteWriter, Unreadable } from '../../nodes/Wachat/triggers/memory/bytes';
import { timesFromText, timesToText } from '../../nodes/Wachat/triggers/memory/times';
import { marksFromText, marksToText, type Mark } from '../../nodes/Wachat/triggers/memory/marks';
import { open, seal } from '../../nodes/Wachat/triggers/state';
import type { Watcher } from '../../nodes/Wachat/triggers/watcher';

const MANY = 100_000;
const START = Date.parse('2023-06-13T08:00:00.000Z');
const THREE_YEARS = 3 * 365 * 86_400_000;

/** Everything a contact can hold, and times that do not rise with the ID. */
function fullContact(id: Contact['id'], index: number): Contact {
	const time = START + ((index * 2_654_435_761) % THREE_YEARS);
	return {
		id,
		name: `Contact ${index}`,
		phone: `1555${index}`,
		notes: `Note ${index}`,
		assignedUserId: index,
		assignedDepartmentId: index,
		funnelStageId: index,
		customData: { index },
		chat: { lastMessageTimestamp: new Date(time).toISOString(), unreadCount: 1 },
	};
}

const watchers: Array<[string, Watcher<Contact>, number, number]> = [
	['contactCreated', contactCreated(), 16, MANY],
	['messageReceived', messageReceived(Date.now), 16, MANY],
	['contactUpdated', contactUpdated([]), 24, MANY / 10],
];

/** IDs of every kind: one after the other, far apart, as far apart as can be, and text. */
const kindsOfIds: Array<[string, (index: number) => Contact['id']]> = [
	['rising', (index) => 1_000_000 + index],
	['a thousand apart', (index) => index * 1000 + ((index * 7) % 1000)],
	['all over the safe integers', (index) => Math.floor(((index + 0.5) / MANY) * 2 ** 53)],
	['text', (index) => `3f2504e0-4f89-11d3-9a0c-${index}`],
];

describe.each(watchers)('what %s remembers', (_, watcher, limit, count) => {
	it.each(kindsOfIds)(`takes ${limit} bytes for a contact at most, with IDs %s`, (__, idOf) => {
		const contacts = Array.from({ length: count }, (___, index) => fullContact(idOf(index), index));
		const memory = watcher.recall();
		memory.see(contacts);
		const text = memory.toText();
		const state = seal(text, 'a'.repeat(16));
		expect(JSON.stringify(state).length / count).toBeLessThanOrEqual(limit);
		// And all of it comes back.
		expect(watcher.recall(text).see(contacts)).toHaveLength(0);
	});
});

describe('stored bytes', () => {
	it('give back every number', () => {
		fc.assert(
			fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
				const writer = new ByteWriter();
				for (const number of numbers) writer.number(number);
				const reader = new ByteReader(writer.toBase64());
				expect(numbers.map(() => reader.number())).toEqual(numbers);
				reader.end();
			}),
		);
	});

	const id = fc.oneof(
		fc.maxSafeNat(),
		fc
			.uint8Array({ minLength: 8, maxLength: 8 })
			.map((bytes) => Buffer.from(bytes).toString('latin1')),
	);

	it('give back every time', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(id, fc.maxSafeNat())), (entries) => {
				const times = new Map(entries);
				expect(timesFromText(timesToText(times))).toEqual(times);
			}),
		);
	});

	const mark: fc.Arbitrary<Mark> = fc.record({
		digest: fc
			.uint8Array({ minLength: 8, maxLength: 8 })
			.map((bytes) => Buffer.from(bytes).toString('latin1')),
		changes: fc.nat({ max: 255 }),
		hints: fc.array(fc.nat({ max: 255 }), { minLength: 3, maxLength: 3 }),
	});

	it('give back every mark, and the hints as far as they fit', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(id, mark)), fc.nat({ max: 8 }), (entries, hintBits) => {
				const byId = new Map(entries);
				const back = marksFromText(marksToText({ since: START, hintBits, byId }, 3), 3);
				expect(back.since).toBe(START);
				expect(back.hintBits).toBeLessThanOrEqual(hintBits);
				expect([...back.byId.keys()].sort()).toEqual([...byId.keys()].sort());
				for (const [key, { digest, changes, hints }] of byId) {
					const cut = hints.map((hint) => hint % 2 ** back.hintBits);
					expect(back.byId.get(key)).toEqual({ digest, changes, hints: cut });
				}
			}),
		);
	});

	it.each(['', 'AA', '____', 'not base64 at all!', Buffer.alloc(40, 255).toString('base64url')])(
		'that are others (%j) are refused',
		(text) => {
			expect(() => contactCreated().recall(text)).toThrow(Unreadable);
			expect(() => messageReceived(Date.now).recall(text)).toThrow(Unreadable);
			expect(() => contactUpdated([]).recall(text)).toThrow(Unreadable);
		},
	);
});

describe('a sealed state', () => {
	const fingerprint = 'abcdefghijklmnop';
	const sealed = seal('some.text\nof any kind', fingerprint);

	it('opens for the same question only', () => {
		expect(open(sealed, fingerprint)).toMatchObject({ text: 'some.text\nof any kind' });
		expect(open(sealed, 'ponmlkjihgfedcba')).toEqual({ reason: 'otherQuestion' });
		expect(open(undefined, fingerprint)).toEqual({ reason: 'nothing' });
	});

	it.each<[string, unknown]>([
		['of another version', sealed.replace('1.', '2.')],
		['that somebody edited', sealed.replace('some', 'sum')],
		['cut short', sealed.slice(0, -1)],
		['of another shape', { ids: [1, 2] }],
		['that is a number', 7],
		['that is empty', ''],
	])('%s is unreadable', (_, stored) => {
		expect(open(stored, fingerprint)).toEqual({ reason: 'unreadable' });
	});
});
