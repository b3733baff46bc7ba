import { contactKey, isOlder } from '../../nodes/Wachat/contacts/contact';

describe('contactKey', () => {
	it('is the same for a number and its digits', () => {
		expect(contactKey({ id: 101 })).toBe(contactKey({ id: '101' }));
		expect(contactKey({ id: 101 })).not.toBe(contactKey({ id: 102 }));
	});
});

describe('isOlder', () => {
	const at = (updatedAt?: unknown) => ({ id: 1, updatedAt });

	it.each([
		['2026-06-13T08:00:00.000Z', '2026-06-13T08:00:00.001Z', true],
		['2026-06-13T08:00:00.001Z', '2026-06-13T08:00:00.000Z', false],
		['2026-06-13T08:00:00.000Z', '2026-06-13T08:00:00.000Z', false],
		['2026-06-13T08:00:00.000Z', undefined, false],
		[undefined, '2026-06-13T08:00:00.000Z', false],
		[1, 2, false],
		['1', 2, false],
		[1, '2', false],
	])('of %j, known with %j: %j', (updatedAt, knownAt, older) => {
		expect(isOlder(at(updatedAt), at(knownAt))).toBe(older);
	});
});
