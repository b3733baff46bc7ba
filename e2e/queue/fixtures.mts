import { expect, test as base } from '../fixtures.mts';
import { lend, start } from '../fixtures.mts';
import { type RunningN8n, spawnN8n } from '../../scripts/n8n/launch.mts';
import { type OpenN8n, settle } from '../../scripts/n8n/open.mts';
import { step } from '../../scripts/n8n/progress.mts';
import { Workflows } from '../workflows.mts';
import { findPrograms } from './programs.mts';
import { queueEnvironment, startServers } from './servers.mts';

export { expect };

interface Queue {
	/** What n8n, main and workers alike, has to know. */
	environment: NodeJS.ProcessEnv;
	/** The main process, which only takes orders. */
	n8n: OpenN8n;
}

interface Fresh {
	/** One more worker, ready for work; ends with the check. */
	startWorker: () => Promise<RunningN8n>;
	/** A process that takes calls from outside, and nothing else; ends with the check. */
	startReceiver: () => Promise<RunningN8n>;
}

const SERVERS_START_WITHIN = 60_000;
const ENDS_WITHIN = 120_000;

/** In queue mode: `n8n` takes orders, and workers that a check starts carry them out. */
export const test = base.extend<Fresh, Queue>({
	environment: [
		async ({}, use) => {
			await lend(
				async (toUndo) => queueEnvironment(await startServers(findPrograms(), toUndo)),
				use,
			);
		},
		{ scope: 'worker', timeout: SERVERS_START_WITHIN },
	],
	n8n: async ({ parts, environment: env }, use) => {
		await lend(async (toUndo) => await start(parts, { env }, toUndo), use);
	},
	workflows: async ({ n8n, credential }, use) => {
		await use(new Workflows(n8n, credential, ENDS_WITHIN));
	},
	startReceiver: async ({ parts, environment }, use) => {
		await lend(async (toUndo) => {
			return async () =>
				await step('A process for webhooks', async () => {
					const settled = await settle(parts, { command: 'webhook' }, toUndo);
					const receiver = await spawnN8n({ ...settled, env: environment });
					toUndo.push(receiver.stop);
					const ready = async () =>
						await fetch(`${receiver.url}/healthz`).then(
							({ ok }) => ok,
							() => false,
						);
					await expect.poll(ready, { timeout: 120_000 }).toBe(true);
					return receiver;
				});
		}, use);
	},
	startWorker: async ({ parts, environment }, use) => {
		await lend(async (toUndo) => {
			return async () =>
				await step('A worker', async () => {
					const settled = await settle(parts, { command: 'worker' }, toUndo);
					const health = {
						QUEUE_HEALTH_CHECK_ACTIVE: 'true',
						QUEUE_HEALTH_CHECK_PORT: String(settled.port),
					};
					const worker = await spawnN8n({ ...settled, env: { ...environment, ...health } });
					toUndo.push(worker.stop);
					const log = async () => await worker.log(200);
					await expect.poll(log, { timeout: 120_000 }).toContain('worker is now ready');
					return worker;
				});
		}, use);
	},
});
