import { sleep } from 'n8n-workflow';

import { Account, errorOf, idsOf, NO_RETRIES, publish } from './account.mts';
import { contacts, type Answer } from './api.mts';
import { Poller, type Engine, type PollerOptions } from './poller.mts';

const ENGINES: Engine[] = ['memory', 'database', 'cursor'];
/** Causes for which n8n's durable pollers wait a few seconds first, not half an hour. */
const PASSING = /^(temporarily-unavailable|rate-limited)$/;

let account: Account;

beforeEach(() => {
	account = new Account();
});

describe('an outage', () => {
	it.each(ENGINES)('when publishing is told, with a cause that n8n knows (%s)', async (engine) => {
		account.down();
		const poller = new Poller({ engine, parameters: NO_RETRIES });
		const error = await errorOf(poller.publish());
		expect(error.message).toBe('Wachat is not available (HTTP 503)');
		expect(error.description).toContain('the next look tells what this one could not');
		expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
		account.up();
		expect(await poller.publish()).toBeNull();
	});

	it.each(['init', 'leadershipChange', 'activate', 'update'] as const)(
		'at %s is logged, for n8n would never poll again; later it is told',
		async (mode) => {
			const poller = await publish();
			account.down();
			expect(await poller.publish(mode)).toBeNull();
			expect(poller.logged).toEqual([
				'warn: The Wachat Trigger could not look yet: Wachat is not available (HTTP 503)',
			]);
			expect((await errorOf(poller.tick())).httpCode).toBe('503');
			account.list = contacts(4);
			account.up();
			expect(idsOf(await poller.tick())).toEqual([4]);
		},
	);

	it.each<[string, Answer]>([
		['a rate limit', { status: 429, headers: { 'retry-after': '60' } }],
		['a maintenance page', { body: '<html>Back soon</html>' }],
		['an answer cut short', { body: '{"success":tr' }],
		['a redirect', { status: 302, headers: { location: 'https://status.example' } }],
		['a gateway with nothing behind it', { status: 404, body: '404 page not found' }],
		['an answer that cannot be right', { body: '{"success":true,"contacts":"none"}' }],
	])('that looks like %s lets the trigger live through a restart', async (_, answer) => {
		const poller = await publish();
		account.instead = () => answer;
		expect(await poller.restart()).toBeNull();
		const error = await errorOf(poller.tick());
		// The trigger looks again by itself; for other causes n8n would not let it for half an hour.
		expect(error.description).not.toMatch(/workflow|Try again/);
		expect(error).toMatchObject({ failure: { cause: expect.stringMatching(PASSING) as string } });
	});

	it('of what holds the credentials lets the trigger live through a restart', async () => {
		const options: PollerOptions = { parameters: NO_RETRIES };
		const poller = new Poller(options);
		await poller.publish();
		account.list = contacts(4);
		options.credentials = { apiKey: '' };
		expect(await poller.restart()).toBeNull();
		expect(poller.logged.join()).toContain("The 'API Key' of the Wachat credential is empty");
		const error = await errorOf(poller.tick());
		expect(error.message).toContain("'API Key'");
		expect(error.description).toContain('Copy the key');
		expect(error).toMatchObject({ failure: { cause: expect.stringMatching(PASSING) as string } });
		options.credentials = {};
		expect(idsOf(await poller.restart())).toEqual([4]);
	});

	it('in which the account does not have the instance does not end polling at a restart', async () => {
		const poller = await publish();
		account.instances = [];
		account.instead = ({ path }) => (path.endsWith('/contacts') ? { status: 404 } : undefined);
		expect(await poller.restart()).toBeNull();
		expect(poller.logged.join()).toContain('has no instance');
		expect((await errorOf(poller.tick())).message).toContain('has no instance');
	});

	it.each([400, 401, 403])('that says %i does not end polling at a restart', async (status) => {
		const poller = await publish();
		account.instead = () => ({ status });
		expect(await poller.restart()).toBeNull();
		expect((await errorOf(poller.tick())).httpCode).toBe(String(status));
		account.list = contacts(4);
		account.up();
		expect(idsOf(await poller.tick())).toEqual([4]);
	});

	it.each([400, 401, 403])(
		'is none when the API says %i: that is told to whoever publishes',
		async (status) => {
			const poller = await publish();
			account.instead = () => ({ status });
			for (const mode of ['activate', 'update'] as const) {
				expect((await errorOf(poller.publish(mode))).httpCode).toBe(String(status));
			}
		},
	);

	it('is told to whoever publishes another question, which needs its first look', async () => {
		const poller = await publish();
		account.down();
		poller.set({ ...NO_RETRIES, includeGroups: true });
		expect((await errorOf(poller.publish('update'))).httpCode).toBe('503');
	});

	it.each([
		['is told at the poll times of durable pollers', 'cursor'],
		['is logged while the default engine publishes again', 'memory'],
	] as const)('%s, in a version that tells no budget', async (_, engine) => {
		const poller = new Poller({ isOld: true, engine, parameters: NO_RETRIES });
		await poller.publish();
		account.list = contacts(4);
		await poller.tick();
		account.down();
		const isDurable = engine === 'cursor';
		const again = isDurable ? poller.tick() : poller.publish('update');
		expect(await again.catch((error: Error) => error.message)).toBe(
			isDurable ? 'Wachat is not available (HTTP 503)' : null,
		);
	});

	it('while durable pollers are published again is logged; at the poll times it is told', async () => {
		const poller = await publish({ engine: 'cursor' });
		await poller.tick();
		account.down();
		expect(await poller.publish('update')).toBeNull();
		expect((await errorOf(poller.tick())).httpCode).toBe('503');
	});

	it('before the first look ever, at a restart, is made up for later', async () => {
		account.down();
		const poller = new Poller({ parameters: NO_RETRIES });
		expect(await poller.restart()).toBeNull();
		account.up();
		expect(await poller.tick()).toBeNull();
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});
});

describe('the time for a poll', () => {
	const slow = async () => {
		await sleep(60);
		return undefined;
	};

	it.each<[string, PollerOptions]>([['that n8n gives', { budget: 150 }]])(
		'%s ends it with a text of its own, and leaves the state as it is',
		async (_, options) => {
			account.list = contacts(900);
			account.instead = slow;
			const parameters = { options: { retryTime: 0, concurrency: 1 } };
			const poller = new Poller({ ...options, parameters });
			const from = Date.now();
			const error = await errorOf(poller.publish());
			expect(Date.now() - from).toBeLessThan(400);
			expect(error.message).toContain('within the 0 s that n8n gives the trigger');
			expect(error).toMatchObject({ failure: { cause: 'temporarily-unavailable' } });
			expect(poller.stored).toBe('{}');
			const requests = account.calls.length;
			await sleep(200);
			// Nothing is requested afterwards but what was on its way.
			expect(account.calls.length - requests).toBeLessThanOrEqual(1);
		},
	);

	it.each([999, 12_345.6, Infinity, NaN])('may be any number, as %d ms', async (budget) => {
		const poller = await publish({ budget });
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});

	it('goes by while another poll is waited for', async () => {
		const options: PollerOptions = { parameters: NO_RETRIES };
		const poller = new Poller(options);
		await poller.publish();
		let answer: () => void = () => undefined;
		const answered = new Promise<undefined>((resolve) => (answer = () => resolve(undefined)));
		account.instead = async () => await answered;
		const old = poller.tick();
		poller.set({ ...NO_RETRIES, includeGroups: true });
		options.budget = 100;
		// n8n tries again; left out then, it would keep the trigger without a first look.
		for (let attempt = 1; attempt <= 3; attempt++) {
			const error = await errorOf(poller.publish('update'));
			expect(error.message).toContain('s that n8n gives the trigger');
		}
		answer();
		expect(await old).toBeNull();
		options.budget = undefined;
		expect(await poller.publish('update')).toBeNull();
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});

	it('once it has ended a poll, leaves what comes after that to the next one', async () => {
		const options: PollerOptions = { parameters: NO_RETRIES };
		const poller = new Poller(options);
		await poller.publish();
		const pages = [300, 120, 120];
		account.instead = async () => {
			await sleep(pages.shift() ?? 0);
			return undefined;
		};
		const old = poller.tick();
		// A clock that stands still gives the requests of the second poll more time than that has as a whole.
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now());
		poller.set({ includeGroups: true, options: { retryTime: 0, includeExisting: true } });
		options.budget = 500;
		const error = await errorOf(poller.publish('update'));
		expect(error.message).toContain('s that n8n gives the trigger');
		expect(await old).toBeNull();
		await sleep(200);
		clock.mockRestore();
		account.up();
		expect(idsOf(await poller.tick())).toEqual([1, 2, 3]);
	});

	it('is guessed where n8n does not tell', async () => {
		const poller = new Poller({ isOld: true, parameters: NO_RETRIES });
		expect(await poller.publish()).toBeNull();
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});
});

describe('two polls at once', () => {
	it.each(ENGINES)('tell an event once (%s)', async (engine) => {
		const poller = await publish({ engine });
		account.list = contacts(4);
		const both = await Promise.all([poller.tick(), poller.tick()]);
		expect(both.map(idsOf)).toEqual([[4], null]);
		expect(await poller.tick()).toBeNull();
		expect(account.calls.filter(({ path }) => path.endsWith('/contacts'))).toHaveLength(4);
	});

	it('do not keep a first look from being taken', async () => {
		const poller = await publish();
		let answerLast: () => void = () => undefined;
		account.instead = async () => {
			await new Promise<void>((resolve) => (answerLast = resolve));
			return undefined;
		};
		const old = poller.tick();
		await sleep(50);
		account.up();
		poller.set({ ...NO_RETRIES, includeGroups: true });
		const registration = poller.publish('update');
		answerLast();
		expect(await Promise.all([old, registration])).toEqual([null, null]);
		account.list = contacts(4);
		expect(idsOf(await poller.tick())).toEqual([4]);
	});
});
