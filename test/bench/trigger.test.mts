import { flawsIn, keyOf } from '../../bench/benches.mts';
import { trigger } from '../../bench/trigger/bench.mts';
import { EVENTS } from '../../bench/trigger/contenders.mts';
import { SORTINGS, UNSORTED } from '../../bench/trigger/sortings.mts';
import type { Case, CaseResult, Sample, Sorting } from '../../bench/types.mts';
import type { Contact } from '../../nodes/Wachat/contacts/contact.ts';
import { findOrder, type OrderName } from '../../nodes/Wachat/contacts/order.ts';
import { contactCreated } from '../../nodes/Wachat/triggers/contactCreated.ts';
import { contactUpdated } from '../../nodes/Wachat/triggers/contactUpdated.ts';
import { event } from '../../nodes/Wachat/triggers/fields.ts';
import { messageReceived } from '../../nodes/Wachat/triggers/messageReceived.ts';
import { useSandbox } from '../sandbox/client.mts';

const sandbox = useSandbox({ contacts: 300 });
const ORDERS: OrderName[] = ['id', 'createdAt', 'updatedAt', 'lastMessage'];

function caseOf(sorting: Sorting, contacts = 1000): Case {
	return { contacts, latency: 50, rounds: 1, sorting };
}

test.each(SORTINGS)('a list sorted by %j stands in no other order', async (sorting) => {
	await trigger.arrange(sandbox(), caseOf(sorting));
	const contacts = sandbox()
		.list()
		.contacts.filter(({ isGroup }) => !isGroup) as unknown as Contact[];
	expect(contacts).toHaveLength(300);
	const found = ORDERS.flatMap((by) => findOrder(contacts, [by]) ?? []);
	expect(found).toEqual(sorting === UNSORTED ? [] : [sorting]);
});

test('the orders that serve an event, and its name, are those of the trigger', () => {
	const watchers = {
		contactCreated,
		messageReceived: () => messageReceived(Date.now),
		contactUpdated: () => contactUpdated([]),
	};
	for (const [name, create] of Object.entries(watchers)) {
		expect(EVENTS[name].servedBy).toEqual(create().orders);
		const option = event.options.find(({ value }) => value === name);
		expect(option?.name).toBe(EVENTS[name].title);
	}
});

test('Remove Duplicates, which reads everything in any order, is measured in one', () => {
	const takesPart = SORTINGS.filter(
		(sorting) => !trigger.leavesOut?.('removeDuplicates', caseOf(sorting)),
	);
	expect(takesPart).toEqual([UNSORTED]);
	expect(trigger.leavesOut?.('contactCreated', caseOf(SORTINGS[0]))).toBe(false);
});

const byId: Sorting = { by: 'id', newestFirst: true };
const fine = { missing: 0, repeated: 0, foreign: 0 };

const told = { completeness: { ...fine, foreign: 1 } };

function resultOf(sorting: Sorting, name: string, sample: Partial<Sample>): CaseResult {
	const figures = { wall: 1, cpu: 1, peak: 1, held: 1, requests: 2, completeness: fine };
	return { bench: caseOf(sorting), samples: { [name]: [{ ...figures, ...sample }] } };
}

test.each<[string, CaseResult, number]>([
	['makes two requests where the order serves', resultOf(byId, 'contactCreated', {}), 0],
	['makes three', resultOf(byId, 'contactCreated', { requests: 3 }), 1],
	['reads all pages where it does not', resultOf(byId, 'contactUpdated', { requests: 10 }), 0],
	['does not read them', resultOf(byId, 'contactUpdated', { requests: 2 }), 1],
	['keeps 16 bytes for each contact', resultOf(byId, 'contactCreated', { state: 16_000 }), 0],
	['keeps more', resultOf(byId, 'contactCreated', { state: 16_001 }), 1],
	['tells something though nothing happened', resultOf(byId, 'contactCreated', told), 1],
	['fails', resultOf(byId, 'contactCreated', { failure: 'Out of time' }), 1],
])('the bench is broken or not if the trigger %s', (_, result, flaws) => {
	expect(flawsIn('trigger', [result])).toHaveLength(flaws);
});

test('a line tells of all lists of one size whose order serves, another of the others', () => {
	const peer = resultOf(UNSORTED, 'removeDuplicates', { wall: 6, requests: 10, state: 27_000 });
	const others = { wall: 4, requests: 10, state: 3000 };
	peer.samples.contactCreated = resultOf(UNSORTED, 'contactCreated', others).samples.contactCreated;
	const { polls } = trigger.tables([
		resultOf(byId, 'contactCreated', { wall: 1, state: 1000 }),
		resultOf({ by: 'updatedAt', newestFirst: false }, 'contactCreated', { wall: 3, state: 1000 }),
		resultOf({ by: 'lastMessage', newestFirst: true }, 'contactCreated', others),
		peer,
	]);
	expect(polls.map((line) => Object.values(line).join(' | '))).toEqual([
		'Contact Created | ID, last change | 1,000 | 50 ms | 2 | 0.00200 s (0.00100–0.00300) | 4.00 (2.00–6.00) | 0.00000100 MB | 1.0 bytes of 16',
		'Contact Created | last message, unsorted | 1,000 | 50 ms | 10 | 0.00400 s | 1.50 | 0.00000100 MB | 3.0 bytes of 16',
		'HTTP Request, Remove Duplicates | unsorted | 1,000 | 50 ms | 10 | 0.00600 s | – | 0.00000100 MB | 27.0 bytes',
	]);
});

test('what the peer failed to do cannot be compared', () => {
	const row = resultOf(UNSORTED, 'contactCreated', { requests: 10 });
	row.samples.removeDuplicates = [
		{ ...row.samples.contactCreated[0], failure: 'It took too long' },
	];
	expect(trigger.tables([row]).polls).toMatchObject([
		{ Requests: '10', Time: '0.00100 s', 'Speed-up': 'fails' },
		{ Requests: 'fails', Time: 'fails', 'Speed-up': '–' },
	]);
});

test('whatever comes out of a quiet poll is foreign', () => {
	expect(trigger.judge([7], sandbox(), caseOf(byId))).toEqual({ ...fine, foreign: 1 });
	expect(trigger.judge([], sandbox(), caseOf(byId))).toEqual(fine);
});

test('cases differ in their keys', () => {
	const keys = trigger.full.flat().map(keyOf);
	expect(new Set(keys).size).toBe(keys.length);
});
