import type { IDataObject } from 'n8n-workflow';

import { Account, errorOf, idsOf, NO_RETRIES, publish } from './account.mts';
import { contact, contacts, INSTANCES } from './api.mts';
import { INSTANCE } from './host.mts';
import { Poller } from './poller.mts';

let account: Account;

beforeEach(() => {
	account = new Account();
});

describe('Fetch Test Event', () => {
	it.each([
		['contactCreated', { createdAt: '2026-06-14T08:00:00.000Z' }],
		['contactUpdated', { updatedAt: '2026-06-14T08:00:00.000Z', name: 'Ann' }],
		...['messageReceived', 'contactWaiting', 'contactInactive'].map(
			(event): [string, IDataObject] => [
				event,
				{ chat: { lastMessageTimestamp: '2026-06-14T08:00:00.000Z', unreadCount: 1 } },
			],
		),
	])('%s shows the newest contact, in the shape of the event', async (event, newest) => {
		account.list = [contact(1), contact(2, newest), contact(3)];
		const poller = new Poller({ parameters: { event } });
		const items = await poller.fetchTestEvent();
		expect(items).toHaveLength(1);
		expect(items?.[0]).toMatchObject({ id: 2, event: { type: event } });
		expect(items?.[0].event).toHaveProperty('id', expect.stringMatching(/^\w+:2:.*example$/));
		expect(poller.stored).toBe('{}');
	});

	it('connectionChanged shows an instance', async () => {
		const poller = new Poller({ parameters: { event: 'connectionChanged' } });
		expect(await poller.fetchTestEvent()).toEqual([
			{
				...INSTANCES[0],
				event: {
					id: `connectionChanged:${INSTANCE}:open:1:example`,
					...{ type: 'connectionChanged', from: null, to: 'open' },
				},
			},
		]);
	});

	it('is never taken for the event itself, which Remove Duplicates would take out then', async () => {
		const parameters = { options: { ...NO_RETRIES.options, includeExisting: true } };
		account.list = [contact(1)];
		const [example] = (await new Poller({ parameters }).fetchTestEvent()) ?? [];
		const [told] = (await new Poller({ parameters }).publish()) ?? [];
		expect(example.event).toEqual({ id: 'contactCreated:1:example', type: 'contactCreated' });
		expect(told.event).toEqual({ id: 'contactCreated:1', type: 'contactCreated' });
	});

	it('leaves what the published workflow remembers as it is', async () => {
		const poller = await publish();
		account.list = contacts(4);
		const { stored } = poller;
		expect(await poller.fetchTestEvent()).toHaveLength(1);
		expect(poller.stored).toBe(stored);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});

	it.each([
		['contactCreated', "choose another one in the 'Instance' parameter"],
		['connectionChanged', 'Create an instance in Wachat'],
	])('%s says what to do when there is nothing', async (event, advice) => {
		account.list = [];
		account.instances = [];
		const error = await errorOf(new Poller({ parameters: { event } }).fetchTestEvent());
		expect(error.description).toContain(advice);
	});

	it('says what stands in the way', async () => {
		account.down();
		const error = await errorOf(new Poller({ parameters: NO_RETRIES }).fetchTestEvent());
		expect(error.message).toBe('Wachat is not available (HTTP 503)');
	});
});

describe('connectionChanged', () => {
	const [open, closed] = INSTANCES;
	const event = 'connectionChanged';

	it('tells from what to what, with one request', async () => {
		const poller = await publish({ parameters: { event } });
		account.instances = [{ ...open, state: 'close', status: 'close', isConnected: false }, closed];
		const before = account.calls.length;
		expect(await poller.tick()).toMatchObject([
			{ apiInstanceName: INSTANCE, event: { from: 'open', to: 'close' } },
		]);
		expect(account.calls.slice(before).map(({ path }) => path)).toEqual(['/api/v1/instance/list']);
		expect(await poller.tick()).toBeNull();
	});

	it('tells nothing of an instance that is listed twice, with two states', async () => {
		account.instances = [open, closed, { ...open, state: 'close' }];
		const poller = await publish({ parameters: { event } });
		expect([await poller.tick(), await poller.tick()]).toEqual([null, null]);
		account.instances = [{ ...open, state: 'connecting' }, closed, { ...open, state: 'close' }];
		expect(await poller.tick()).toMatchObject([{ event: { from: 'open', to: 'connecting' } }]);
	});

	it('watches one instance only, if that is wanted', async () => {
		const poller = await publish({ parameters: { event, allInstances: false } });
		account.instances = [open, { ...closed, state: 'open' }];
		expect(await poller.tick()).toBeNull();
		account.instances = [{ ...open, state: 'connecting' }, closed];
		expect(await poller.tick()).toMatchObject([{ event: { to: 'connecting' } }]);
	});

	it('says so when there is no such instance', async () => {
		const instanceName = { __rl: true, mode: 'name', value: 'jakarta_store' };
		const poller = new Poller({ parameters: { event, allInstances: false, instanceName } });
		const error = await errorOf(poller.publish());
		expect(error.message).toBe('Wachat has no instance "jakarta_store" in this account');
		expect(error.description).toContain(INSTANCE);
	});
});

describe('the other events', () => {
	const chat = (lastMessageTimestamp: string, unreadCount: number) => ({
		chat: { lastMessageTimestamp, unreadCount },
	});

	it('contactUpdated names the fields', async () => {
		const poller = await publish({ parameters: { event: 'contactUpdated', watch: ['name'] } });
		account.list = [
			contact(1, { name: 'Ann', notes: 'x' }),
			contact(2, { notes: 'x' }),
			contact(3),
		];
		expect(await poller.tick()).toMatchObject([{ id: 1, event: { changedFields: ['name'] } }]);
	});

	it('messageReceived tells a newer unread message', async () => {
		const poller = await publish({ parameters: { event: 'messageReceived' } });
		account.list = [contact(1), contact(2, chat('2026-06-13T08:00:01.000Z', 1)), contact(3)];
		expect(idsOf(await poller.tick())).toEqual([2]);
	});

	it('contactWaiting tells who was over the line only if that is wanted', async () => {
		const parameters = { event: 'contactWaiting', duration: 10, durationUnit: 'minutes' };
		const late = contact(1, chat(new Date(Date.now() - 3_600_000).toISOString(), 1));
		account.list = [late, contact(2, chat(new Date().toISOString(), 1))];
		await publish({ parameters });
		const options = { includeExisting: true, retryTime: 0 };
		const poller = new Poller({ parameters: { ...parameters, options } });
		expect(idsOf(await poller.publish())).toEqual([1]);
		expect(await poller.tick()).toBeNull();
	});

	it.each([
		['duration', { event: 'contactWaiting', duration: 0 }, "'Duration'"],
		['watch', { event: 'contactUpdated', watch: ['colour'] }, "'Fields to Watch'"],
		['instanceName', { instanceName: { __rl: true, mode: 'list', value: '' } }, "'Instance'"],
	])('name the field that cannot be used: %s', async (_, parameters, name) => {
		const error = await errorOf(new Poller({ parameters }).publish());
		expect(error.message).toContain(name);
	});

	it('live through a restart at which a field cannot be used', async () => {
		const poller = await publish();
		poller.set({ event: 'contactWaiting', duration: 0 });
		expect(await poller.restart()).toBeNull();
		expect(poller.logged.join()).toContain("'Duration'");
		expect((await errorOf(poller.tick())).message).toContain("'Duration'");
	});
});
