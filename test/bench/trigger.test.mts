import { triggerBench } from '../../bench/trigger/bench.mts';
import { FULL } from '../../bench/trigger/cases.mts';
import { EVENTS } from '../../bench/trigger/contenders.mts';
import { triggerReport } from '../../bench/trigger/report.mts';
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
	await triggerBench.arrange(sandbox(), caseOf(sorting));
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
		(sorting) => !triggerBench.leavesOut?.('removeDuplicates', caseOf(sorting)),
	);
	expect(takesPart).toEqual([UNSORTED]);
	expect(triggerBench.leavesOut?.('contactCreated', caseOf(SORTINGS[0]))).toBe(false);
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
	expect(triggerReport.findFlaws(result)).toHaveLength(flaws);
});

test('a contender that has no part in a case has a dash there', () => {
	const table = triggerReport.table([resultOf(byId, 'contactCreated', {})]);
	expect(table.split('\n')[2]).toBe('| 1,000 | 50 ms | ID, newest first | 2 | – | – | – |');
});

test('whatever comes out of a quiet poll is foreign', () => {
	expect(triggerBench.judge([7], sandbox(), caseOf(byId))).toEqual({ ...fine, foreign: 1 });
	expect(triggerBench.judge([], sandbox(), caseOf(byId))).toEqual(fine);
});

test('cases differ in their keys', () => {
	const keys = FULL.flat().map(triggerReport.keyOf);
	expect(new Set(keys).size).toBe(keys.length);
});
