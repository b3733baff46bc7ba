import type { Sandbox } from '../sandbox/server.mts';
import type { OpenN8n } from '../scripts/n8n/open.mts';
import { test } from './fixtures.mts';
import { DURABLE, hasDurablePollers } from './versions.mts';
import { Watched } from './watched.mts';

async function checkDefault(n8n: OpenN8n, sandbox: Sandbox): Promise<void> {
	const watched = await Watched.publish(n8n, sandbox);
	const told = [watched.add()];
	await n8n.restart();
	await watched.hasTold(told);

	// The power goes in the middle of a poll.
	told.push(watched.add());
	const before = watched.requests().length;
	sandbox.faults.add({ then: { delay: 60_000 } });
	await n8n.restart();
	await watched.isLooking(before);
	await n8n.kill();
	sandbox.faults.clear();
	await n8n.start();
	await watched.hasTold(told);

	// The API is away while n8n starts: n8n must go on polling.
	const beforeOutage = watched.requests().length;
	sandbox.faults.add({ then: { status: 503 } });
	await n8n.restart();
	await watched.hasLooked(beforeOutage);
	sandbox.faults.clear();
	told.push(watched.add());
	await watched.hasTold(told);

	// Another version of the workflow goes on where the one before was.
	told.push(watched.add());
	await watched.edit({ output: 'simplified' });
	await watched.hasTold(told);
}

/** Nothing is lost between publishing and the first poll either. */
async function checkDurable(n8n: OpenN8n, sandbox: Sandbox): Promise<void> {
	const watched = await Watched.publish(n8n, sandbox);
	const told = [watched.add()];
	await watched.hasTold(told);
	told.push(watched.add());
	await n8n.restart();
	await watched.hasTold(told);
}

// Nearly all of it is waiting for the next poll: the engines do it side by side.
const ENGINES = [
	{ name: 'The default engine', env: {}, check: checkDefault, isIn: () => true },
	{ name: 'Durable pollers', env: DURABLE, check: checkDurable, isIn: hasDurablePollers },
];

test.describe('Wachat Trigger', () => {
	test('tells each new contact once, through restarts, a power cut and an outage; durable pollers do, too', async ({
		openN8n,
		openApi,
		parts,
	}) => {
		test.setTimeout(600_000);
		const engines = ENGINES.filter(({ isIn }) => isIn(parts.n8n));
		const stages = [];
		for (const { name, env, check } of engines) {
			stages.push({ name, check, n8n: await openN8n(env), api: await openApi() });
		}
		await Promise.all(
			stages.map(async ({ name, check, n8n, api }) => {
				await test.step(name, async () => await check(n8n, api));
			}),
		);
	});
});
