import { Account, errorOf, idsOf, NO_RETRIES, publish } from './account.mts';
import { contact, contacts } from './api.mts';
import { Poller, type Engine } from './poller.mts';

const ENGINES: Engine[] = ['memory', 'database', 'cursor'];

let account: Account;

beforeEach(() => {
	account = new Account();
});

describe.each(ENGINES)('with n8n that keeps states in its %s', (engine) => {
	it('tells a new contact once, in the chosen output, with its event', async () => {
		const poller = await publish({ engine, parameters: { output: 'simplified' } });
		expect(await poller.tick()).toBeNull();
		account.list = [contact(9), ...account.list];
		expect(await poller.tick()).toEqual([
			expect.objectContaining({
				...{ id: 9, name: 'Contact 9', unreadCount: 2 },
				event: { id: 'contactCreated:9', type: 'contactCreated' },
			}),
		]);
		expect([await poller.tick(), await poller.tick()]).toEqual([null, null]);
	});

	it('tells what came between publishing and the first tick', async () => {
		const poller = await publish({ engine });
		account.list = [...account.list, contact(4)];
		expect(idsOf(await poller.tick())).toEqual([4]);
		expect(await poller.tick()).toBeNull();
	});

	it('greets nobody when the list was empty for a moment', async () => {
		const poller = await publish({ engine });
		const { list } = account;
		account.list = [];
		expect(await poller.tick()).toBeNull();
		account.list = list;
		expect(await poller.tick()).toBeNull();
	});

	it('remembers nothing of a poll that failed, at whichever request', async () => {
		account.list = contacts(250);
		const poller = await publish({ engine });
		account.list = [...contacts(250), contact(251), contact(252)];
		// The first and the last page: the others are not looked at in a list that is sorted by ID.
		for (const failing of [1, 3]) {
			account.instead = ({ query }) =>
				Number(query.page) === failing ? { status: 500 } : undefined;
			expect((await errorOf(poller.tick())).message).toContain('HTTP 500');
		}
		account.up();
		expect(idsOf(await poller.tick())).toEqual([251, 252]);
	});

	it('goes on after a restart, also with what came meanwhile', async () => {
		const poller = await publish({ engine });
		account.list = [contact(7), ...account.list];
		await poller.tick();
		account.list = [contact(8), ...account.list];
		expect(idsOf(await poller.restart())).toEqual([8]);
	});

	it('starts anew when the instance, the event or the groups switch changed', async () => {
		const poller = await publish({ engine });
		account.list = contacts(5);
		for (const parameters of [
			{ event: 'messageReceived' },
			{ event: 'contactCreated' },
			{ includeGroups: true },
			{ instanceName: { __rl: true, mode: 'name', value: 't1_other' } },
		]) {
			poller.set({ ...NO_RETRIES, ...parameters });
			expect(await poller.publish('update')).toBeNull();
			expect(await poller.tick()).toBeNull();
		}
	});

	it('goes on when it is published again with another output', async () => {
		const poller = await publish({ engine });
		await poller.tick();
		account.list = contacts(4);
		poller.set({ ...NO_RETRIES, output: 'selected', fields: ['phone'] });
		const items = await poller.publish('update');
		expect(items).toEqual([{ phone: '15550100004', event: expect.anything() as unknown }]);
	});
});

describe('a first look', () => {
	it('is not taken of a list that changes too fast: whom it misses would be new later', async () => {
		account.list = contacts(250);
		account.instead = () => {
			account.list = [contact(1000 - account.list.length), ...account.list];
			return undefined;
		};
		const poller = new Poller({ parameters: NO_RETRIES });
		const error = await errorOf(poller.publish());
		expect(error.message).toBe('The contact list changes too fast to take a first look at it');
		expect(error.description).toContain('Publish the workflow again');
		account.up();
		expect(await poller.publish()).toBeNull();
	});

	it('is taken of a list in which contacts only move', async () => {
		account.list = contacts(250);
		account.instead = ({ query }) => {
			const from = query.page === '2' ? 120 : 20;
			account.list = [...account.list.slice(from), ...account.list.slice(0, from)];
			return undefined;
		};
		const poller = await publish();
		account.up();
		expect(await poller.tick()).toBeNull();
		account.list = [contact(251), ...account.list];
		expect(idsOf(await poller.tick())).toEqual([251]);
	});
});

describe('where n8n makes a repeat possible', () => {
	it('repeats with the same ID when a save was lost', async () => {
		const poller = await publish();
		account.list = contacts(4);
		const before = poller.stored;
		const first = await poller.tick();
		poller.stored = before;
		expect(await poller.restart()).toEqual(first);
	});

	it('tells again what an abandoned poll had found', async () => {
		const poller = await publish({ engine: 'cursor' });
		await poller.tick();
		account.list = contacts(4);
		const before = poller.stored;
		const first = await poller.tick();
		poller.stored = before;
		expect(await poller.tick()).toEqual(first);
		expect(await poller.tick()).toBeNull();
	});

	it.each([
		['goes on', 1, [5]],
		['repeats with the same ID what it told last', 0, [4, 5]],
	])('%s after a rename, as n8n keeps the state by name', async (_, ticks, told) => {
		const poller = await publish();
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
		for (let tick = 0; tick < ticks; tick++) expect(await poller.tick()).toBeNull();
		poller.rename('New Contacts');
		account.list = contacts(5);
		const items = await poller.publish('update');
		expect(idsOf(items)).toEqual(told);
		expect(items).toMatchObject(told.map((id) => ({ event: { id: `contactCreated:${id}` } })));
		account.list = contacts(6);
		expect(idsOf(await poller.restart())).toEqual([6]);
	});

	it('greets nobody again after a rename, though everybody was told at first', async () => {
		const options = { retryTime: 0, includeExisting: true };
		const poller = new Poller({ parameters: { options } });
		expect(idsOf(await poller.publish())).toEqual([1, 2, 3]);
		expect(await poller.tick()).toBeNull();
		poller.rename('New Contacts');
		expect(await poller.publish('update')).toBeNull();
		expect(await poller.tick()).toBeNull();
	});

	it('greets nobody again when the state cannot be read, though everybody was told at first', async () => {
		const options = { retryTime: 0, includeExisting: true };
		const poller = new Poller({ parameters: { options } });
		expect(idsOf(await poller.publish())).toEqual([1, 2, 3]);
		poller.stored = poller.stored.replace(/"state":"1/, '"state":"9');
		expect(await poller.restart()).toBeNull();
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});

	it.each([
		['edited by hand', (state: string) => state.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A'))],
		['of another version', (state: string) => state.replace(/^1/, '9')],
		['that is no text', () => ({ ids: [1, 2, 3] })],
	])('takes a first look and logs it, for a state %s', async (_, edit) => {
		const poller = await publish();
		const data = JSON.parse(poller.stored) as Record<string, { state: string }>;
		const [[key, { state }]] = Object.entries(data);
		poller.stored = JSON.stringify({ [key]: { state: edit(state) } });
		expect(await poller.restart()).toBeNull();
		expect(poller.logged.join()).toContain('warn: The Wachat Trigger could not read');
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
		expect(poller.logged).toHaveLength(1);
	});

	it.each([null, 'text', 7, ['list']])(
		'says what to do when n8n holds %j, in which nothing can be put',
		async (data) => {
			const poller = await publish();
			poller.stored = JSON.stringify({ 'node:Wachat Trigger': data });
			const error = await errorOf(poller.publish());
			expect(error.message).toContain("n8n's memory of this node");
			expect(error.description).toContain('new one with another name');
			expect(await poller.restart()).toBeNull();
			expect((await errorOf(poller.tick())).message).toBe(error.message);
			poller.rename('New Contacts');
			account.list = contacts(4);
			expect(idsOf(await poller.publish())).toEqual([4]);
		},
	);
});
