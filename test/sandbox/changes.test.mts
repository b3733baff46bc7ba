import { applyChanges, churn } from '../../sandbox/changes.mts';
import { ContactList } from '../../sandbox/contactList.mts';
import { sampleContacts, sampleInstances } from '../../sandbox/sample.mts';
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
	it('before and after the nth reading', async () => {
		const [first, second] = ids();
		sandbox().beforeRead(2, (reading) => {
			reading.remove(first);
		});
		sandbox().afterRead(2, (reading) => {
			reading.remove(second);
		});
		const totals = [(await read()).total, (await read()).total, (await read()).total];
		expect(totals).toEqual([40, 39, 38]);
	});

	it('around every reading', async () => {
		sandbox().beforeRead('every', (reading) => {
			reading.add();
		});
		expect([(await read()).total, (await read()).total]).toEqual([41, 42]);
	});

	it('deletes and adds in the same moment: a contact is hidden and the total stays', async () => {
		const everyone = await allContacts(sandbox(), { instanceName: BRANCH });
		sandbox().beforeRead(2, (reading) => {
			applyChanges(reading, [
				{ op: 'remove', id: everyone[0].id },
				{ op: 'add', position: 42 },
			]);
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

	it('counts only readings that reached the list, and only of the instance that was named', async () => {
		sandbox().schedule.add({
			when: 'before',
			read: 1,
			instance: BRANCH,
			change: (reading) => reading.add(),
		});
		sandbox().faults.add({ times: 1, then: { status: 500 } });
		await contacts(sandbox(), { instanceName: BRANCH });
		await contacts(sandbox(), { page: 0 });
		expect((await page(sandbox())).total).toBe(250);
		expect(list().version).toBe(0);
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

describe('churn', () => {
	const instance = sampleInstances[1];
	const fresh = () => new ContactList(instance, sampleContacts(instance, 30, 0));
	const after = (seed: number, times = 40) => {
		const one = fresh();
		churn(one, { seed, times });
		return one.contacts;
	};

	it('is the same for the same seed, and another for another', () => {
		expect(after(1)).toEqual(after(1));
		expect(idsOf(after(1))).not.toEqual(idsOf(after(2)));
		expect(new Set(idsOf(after(3, 500))).size).toBe(after(3, 500).length);
	});

	it('does something else each time', () => {
		const one = fresh();
		const before = one.contacts.slice();
		for (let turn = 0; turn < 10; turn += 1) churn(one, { seed: 5, kinds: ['update'] });
		const updated = one.contacts.filter((contact, index) => contact !== before[index]);
		expect(updated.length).toBeGreaterThan(4);
	});

	it('draws from the kinds it is told', () => {
		const one = fresh();
		const before = idsOf(one.contacts);
		churn(one, { seed: 1, times: 50, kinds: ['moveToFront', 'moveToBack', 'update'] });
		expect(idsOf(one.contacts)).not.toEqual(before);
		expect(idsOf(one.contacts).sort()).toEqual(before.sort());
		churn(one, { seed: 1, times: 30, kinds: ['remove'] });
		expect(one.contacts).toEqual([]);
		churn(one, { seed: 1, times: 1, kinds: ['remove'] });
		expect(one.contacts).toHaveLength(1);
	});

	it('uses every kind by default', () => {
		const one = fresh();
		const calls = (['add', 'remove', 'moveToFront', 'moveToBack', 'update'] as const).map((kind) =>
			jest.spyOn(one, kind),
		);
		churn(one, { seed: 4, times: 60 });
		expect(calls.map(({ mock }) => mock.calls.length > 0)).toEqual(calls.map(() => true));
	});
});
