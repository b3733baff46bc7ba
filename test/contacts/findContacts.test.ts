import type { Contact } from '../../nodes/Wachat/contacts/contact';
import { findContacts } from '../../nodes/Wachat/contacts/findContacts';

/** The IDs that are found in a list of one page. */
async function idsOf(contacts: Contact[]): Promise<Array<Contact['id']>> {
	const page = { contacts, total: contacts.length, hasMore: false };
	const found = await findContacts(
		() => Promise.resolve(page),
		() => true,
	);
	return found.contacts.map(({ id }) => id);
}

const [MAY, JUNE] = ['2026-05-01T00:00:00.000Z', '2026-06-01T00:00:00.000Z'];

describe('Of several who match', () => {
	it('the one changed last comes first', async () => {
		const one = { id: 1, updatedAt: MAY, createdAt: JUNE };
		const other = { id: 2, updatedAt: JUNE, createdAt: MAY };
		expect(await idsOf([one, other])).toEqual([2, 1]);
		expect(await idsOf([other, one])).toEqual([2, 1]);
	});

	it('the one created last comes first where that tells nothing', async () => {
		for (const updatedAt of [JUNE, null]) {
			const one = { id: 1, updatedAt, createdAt: MAY };
			const other = { id: 2, updatedAt, createdAt: JUNE };
			expect(await idsOf([one, other])).toEqual([2, 1]);
			expect(await idsOf([other, one])).toEqual([2, 1]);
		}
	});

	it('each counts once, in the newest version', async () => {
		expect(await idsOf([{ id: 1 }, { id: '1' }])).toEqual([1]);
		expect(
			await idsOf([
				{ id: 1, updatedAt: MAY },
				{ id: '1', updatedAt: JUNE },
			]),
		).toEqual(['1']);
	});
});

describe('That nobody matches', () => {
	const nobody = () => false;

	it('is proved by a list that is whole', async () => {
		const page = { contacts: [{ id: 1 }], total: 1, hasMore: false };
		const found = await findContacts(() => Promise.resolve(page), nobody);
		expect(found).toEqual({ contacts: [], proved: true });
	});

	it('is not proved by a list that never stands still', async () => {
		let read = 0;
		const found = await findContacts((page) => {
			read++;
			// One page tells of somebody more, who is deleted before the next read.
			const contacts = page === 1 ? [{ id: `${read}` }] : [];
			return Promise.resolve({ contacts, total: 1 + read, hasMore: page === 1 });
		}, nobody);
		expect(found).toEqual({ contacts: [], proved: false });
	});
});
