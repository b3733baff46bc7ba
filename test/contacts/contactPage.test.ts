import { readContactPage } from '../../nodes/Wachat/contacts/contactPage';

const asked = { instanceName: 't1_abc_shop', page: 2, limit: 2 };
const instance = { apiInstanceName: 't1_abc_shop', displayName: 'shop' };
const answer = {
	success: true,
	count: 2,
	total: 5,
	page: 2,
	limit: 2,
	hasMore: true,
	instance,
	contacts: [{ id: 3 }, { id: 4 }],
};

describe('readContactPage', () => {
	it('passes the contacts on untouched', () => {
		const page = readContactPage(answer, asked);
		expect(page).toEqual({ contacts: answer.contacts, total: 5, hasMore: true, page: 2 });
		expect(page.contacts[0]).toBe(answer.contacts[0]);
	});

	it.each([
		['a total as text', { total: '5' }],
		['a total as text with spaces', { total: ' 5 ' }],
		['no count', { count: undefined }],
		['a count that is null', { count: null }],
		['a count as text', { count: '2' }],
		['a count that means all', { count: 5 }],
		['no page number', { page: undefined }],
		['a page number as text', { page: '2' }],
		['a page number that is null', { page: null }],
		['hasMore that is null', { hasMore: null }],
		['only the internal name of the instance', { instance: { internalName: 't1_abc_shop' } }],
		['an instance with empty names', { instance: { apiInstanceName: '', displayName: '' } }],
		['the name shown, if it was asked with', { instance: { instanceName: 't1_abc_shop' } }],
		['no hasMore', { hasMore: undefined }],
		['hasMore as text', { hasMore: 'true' }],
		['hasMore as a number', { hasMore: 1 }],
		['no instance', { instance: undefined }],
		['a name in another case', { instance: { displayName: 'x', apiInstanceName: 'T1_ABC_Shop' } }],
		['an instance without names', { instance: { id: 29 } }],
		['the display name, if it was asked with', { instance: { displayName: 't1_abc_shop' } }],
		['fields nobody knows', { somethingNew: { deep: [1] } }],
	])('accepts %s', (_what, change) => {
		expect(readContactPage({ ...answer, ...change }, asked)).toMatchObject({
			total: 5,
			hasMore: true,
		});
	});

	it.each([
		['IDs too large to be exact, with a JID or a phone', [{ id: 2 ** 53, phone: '1' }]],
		['text IDs', [{ id: 'a' }, { id: 'b' }]],
		[
			'any custom data',
			[
				{ id: 1, customData: [] },
				{ id: 2, customData: 'x', chat: null },
			],
		],
	])('accepts %s', (_what, contacts) => {
		const { contacts: read } = readContactPage({ ...answer, count: null, contacts }, asked);
		expect(read).toEqual(contacts);
	});

	it.each([false, 'false', 0, '0'])('understands hasMore: %j', (hasMore) => {
		expect(readContactPage({ ...answer, hasMore }, asked).hasMore).toBe(false);
	});

	it.each([
		[1, 1],
		['7', 7],
		[undefined, undefined],
		[null, undefined],
	])('tells which page came: %j', (page, expected) => {
		expect(readContactPage({ ...answer, page }, asked).page).toBe(expected);
	});

	it('takes large totals', () => {
		expect(readContactPage({ ...answer, total: 100_000 }, asked).total).toBe(100_000);
	});

	it.each([
		[4, false],
		[5, true],
	])('takes a missing hasMore from a total of %i', (total, hasMore) => {
		const last = { ...answer, hasMore: undefined, total };
		expect(readContactPage(last, asked).hasMore).toBe(hasMore);
	});

	it.each([
		['an answer that is a list', [], 'not a contact list'],
		['an answer that is nothing', null, 'not a contact list'],
		['no contacts', { ...answer, contacts: undefined }, 'it has no contacts'],
		['contacts that are no list', { ...answer, contacts: {} }, 'it has no contacts'],
		['no total', { ...answer, total: undefined }, 'does not say how many'],
		['a total that is no number', { ...answer, total: 'many' }, 'does not say how many'],
		['a total with more behind it', { ...answer, total: '5 of 9' }, 'does not say how many'],
		['a total that is an object', { ...answer, total: {} }, 'does not say how many'],
		['a negative total', { ...answer, total: -1 }, 'does not say how many'],
		['hasMore that is neither', { ...answer, hasMore: 2 }, 'whether there are more'],
		['an entry that is null', { ...answer, contacts: [{ id: 3 }, null] }, 'Entry 2 of page 2'],
		['an entry that is a number', { ...answer, contacts: [7, { id: 4 }] }, 'Entry 1 of page 2'],
		['an entry without ID', { ...answer, contacts: [{ id: 3 }, { name: 'x' }] }, 'Entry 2'],
		['an entry with an empty ID', { ...answer, contacts: [{ id: '' }, { id: 4 }] }, 'Entry 1'],
		[
			'an entry whose ID may have become that of another',
			{ ...answer, contacts: [{ id: 3 }, { id: 2 ** 53, name: 'x' }] },
			'Entry 2 of page 2 has an ID too large to be exact (9007199254740992)',
		],
		['a wrong count', { ...answer, count: 3 }, 'announces 3 contacts but holds 2'],
		[
			'a count that is an object',
			{ ...answer, count: { toString: 1 } },
			'announces {"toString":1}',
		],
		['a page that is no number', { ...answer, page: 'x' }, 'but page "x" came back'],
		[
			'another instance',
			{ ...answer, instance: { apiInstanceName: 't2_xyz_shop', displayName: 'shop' } },
			'those of "t2_xyz_shop" came back',
		],
	])('refuses %s', (_what, broken, sentence) => {
		expect(() => readContactPage(broken, asked)).toThrow(
			expect.objectContaining({
				name: 'BrokenContract',
				message: expect.stringContaining(sentence),
			}),
		);
	});
});
