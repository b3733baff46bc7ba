import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { findOrder, isInOrder } from '../../nodes/Wachat/contacts/order';

const at = (day: number) => `2026-06-${String(day).padStart(2, '0')}T00:00:00.000Z`;

/** By ID, creation and last change, as days of June. */
const contact = (id: number | string, created: number, updated: number): Contact => ({
	id,
	createdAt: at(created),
	updatedAt: at(updated),
});

const ALL = ['id', 'createdAt', 'updatedAt', 'lastMessage'] as const;

describe('The order of a list', () => {
	it.each([
		['rising IDs', [contact(1, 3, 9), contact(2, 1, 7), contact(3, 2, 8)], 'id', false],
		['falling IDs', [contact(3, 3, 9), contact(2, 1, 7), contact(1, 2, 8)], 'id', true],
		['creation', [contact(2, 1, 9), contact(3, 2, 7), contact(1, 3, 8)], 'createdAt', false],
		['changes', [contact(2, 1, 9), contact(3, 3, 8), contact(1, 2, 7)], 'updatedAt', true],
		// Nobody has changed anybody yet: they were made in the order of their IDs.
		['all of it', [contact(1, 1, 1), contact(2, 2, 2), contact(3, 3, 3)], 'id', false],
	] as const)('is seen: %s', (_what, contacts, by, newestFirst) => {
		expect(findOrder(contacts, ALL)).toEqual({ by, newestFirst });
	});

	it.each([
		['nobody', []],
		['one contact', [contact(1, 1, 1)]],
		['none', [contact(2, 3, 9), contact(3, 1, 7), contact(1, 2, 8)]],
		['IDs that are text, which may sort in any way', ['1', '2', '3'].map((id) => ({ id }))],
		// The first change would tell which of the two it is.
		['two that go against each other', [contact(1, 3, 3), contact(2, 2, 3), contact(3, 1, 3)]],
	])('is not guessed from %s', (_what, contacts) => {
		expect(findOrder(contacts, ALL)).toBeUndefined();
	});

	it('is of no use by anything but what news are known by', () => {
		const byId = [contact(1, 3, 9), contact(2, 1, 7), contact(3, 2, 8)];
		expect(findOrder(byId, ['updatedAt'])).toBeUndefined();
		const byBoth = [contact(1, 3, 7), contact(2, 1, 8), contact(3, 2, 9)];
		expect(findOrder(byBoth, ['updatedAt'])).toBeUndefined();
		expect(findOrder(byBoth, ['id', 'updatedAt'])).toEqual({ by: 'id', newestFirst: false });
	});

	it('is kept by contacts that are alike, and those without a value are the oldest', () => {
		const [one, other] = [contact(1, 1, 1), contact(1, 1, 1)];
		for (const newestFirst of [true, false]) {
			expect(isInOrder([one, other], { by: 'id', newestFirst })).toBe(true);
		}
		const never = { id: 9 };
		expect(isInOrder([one, never], { by: 'updatedAt', newestFirst: true })).toBe(true);
		expect(isInOrder([one, never], { by: 'updatedAt', newestFirst: false })).toBe(false);
		expect(isInOrder([never, one], { by: 'updatedAt', newestFirst: false })).toBe(true);
	});
});
