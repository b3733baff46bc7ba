import { allContacts, BRANCH, contacts, failure, idsOf, page, useSandbox } from './client.mts';

const sandbox = useSandbox();
const list = () => sandbox().list(BRANCH);
const read = (query = {}) => page(sandbox(), { instanceName: BRANCH, limit: 10, ...query });
const ids = () => idsOf(list().contacts);

describe('changes', () => {
	it('adds in front, with an id of its own', async () => {
		const before = ids();
		const added = list().add({ name: 'Fresh' });
		expect(ids()).toEqual([added.id, ...before]);
		expect(before).not.toContain(added.id);
		expect((await read()).contacts[0]).toEqual(added);
		expect((await read()).total).toBe(41);
	});

	it('adds at a position', () => {
		const { id } = list().add({}, 5);
		expect(ids().indexOf(id)).toBe(5);
	});

	it('removes, and moves without touching the contact', () => {
		const [first, second, third] = list().contacts;
		list().remove(first.id);
		list().moveToBack(second.id);
		const last = list().contacts[40];
		list().moveToFront(third.id);
		expect(last).toBe(second);
		expect(list().contacts[0]).toBe(third);
		expect(ids()).toHaveLength(41);
		expect(ids()).not.toContain(first.id);
	});

	it('sorts, without touching the contacts', () => {
		const before = [...list().contacts];
		list().sort((one, other) => other.id - one.id);
		expect(list().contacts).toEqual([...before].sort((one, other) => other.id - one.id));
		list().restore();
		expect(list().contacts).toEqual(before);
	});

	it('updates in place, with a later date, and leaves what was read before as it was', () => {
		const old = list().contacts[4];
		list().update(old.id, { name: 'Renamed' });
		const renamed = list().contacts[4];
		expect(renamed).toMatchObject({ id: old.id, name: 'Renamed', phone: old.phone });
		expect(renamed.updatedAt > old.updatedAt).toBe(true);
		expect(old.name).not.toBe('Renamed');
	});

	it('shows in a search that was made before', async () => {
		expect((await read({ q: 'renamed' })).total).toBe(0);
		list().update(ids()[0], { name: 'Renamed' });
		expect((await read({ q: 'renamed' })).total).toBe(1);
	});

	it('refuses what is not there, or twice', () => {
		const [id] = ids();
		expect(() => list().remove(1)).toThrow('Contact 1 is not in the list');
		expect(() => list().add({ id })).toThrow(`Contact ${String(id)} is already in the list`);
		expect(() => sandbox().list('nobody')).toThrow('"nobody"');
	});
});

describe('while the list is read', () => {
	it('before the nth reading', async () => {
		const [first] = ids();
		sandbox().beforeRead(2, (reading) => {
			reading.remove(first);
		});
		const totals = [(await read()).total, (await read()).total, (await read()).total];
		expect(totals).toEqual([40, 39, 39]);
	});

	it('before every reading', async () => {
		sandbox().beforeRead('every', (reading) => {
			reading.add();
		});
		expect([(await read()).total, (await read()).total]).toEqual([41, 42]);
	});

	it('deletes and adds in the same moment: a contact is hidden and the total stays', async () => {
		const everyone = await allContacts(sandbox(), { instanceName: BRANCH });
		sandbox().beforeRead(2, (reading) => {
			reading.remove(everyone[0].id);
			reading.add({}, 42);
		});
		const pages = [await read(), await read({ page: 2 })];
		expect(pages.map(({ total }) => total)).toEqual([40, 40]);
		const seen = pages.flatMap((one) => idsOf(one.contacts));
		expect(seen).not.toContain(everyone[10].id);
		expect(new Set(seen).size).toBe(20);
	});

	it('moves repeat one contact and hide another', async () => {
		const everyone = await allContacts(sandbox(), { instanceName: BRANCH });
		sandbox().beforeRead(2, (reading) => {
			reading.moveToFront(everyone[15].id);
		});
		const seen = [...(await read()).contacts, ...(await read({ page: 2 })).contacts];
		expect(idsOf(seen)).not.toContain(everyone[15].id);
		expect(idsOf(seen).filter((id) => id === everyone[9].id)).toHaveLength(2);
	});

	it('counts only readings that reached a list', async () => {
		sandbox().beforeRead(1, (reading) => reading.add());
		sandbox().faults.add({ times: 1, then: { status: 500 } });
		await contacts(sandbox(), { instanceName: BRANCH });
		await contacts(sandbox(), { page: 0 });
		expect(list().contacts).toHaveLength(42);
		expect((await read()).total).toBe(41);
	});

	it('says so when a planned change cannot be made', async () => {
		sandbox().beforeRead(1, (reading) => {
			reading.remove(1);
		});
		const answer = await failure(contacts(sandbox()));
		expect(answer).toMatchObject({ status: 400, error: expect.stringContaining('Contact 1') });
	});
});
