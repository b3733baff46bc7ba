import { setTimeout as sleep } from 'node:timers/promises';
import { getN8n } from '../../scripts/n8n/install.mts';
import {
	type LaunchOptions,
	launchN8n,
	type RunningN8n,
	spawnN8n,
} from '../../scripts/n8n/launch.mts';
import { getNode } from '../../scripts/n8n/nodeRuntime.mts';
import { buildPackage, installPackage, packPackage } from '../../scripts/n8n/package.mts';
import { freePort } from '../../scripts/n8n/ports.mts';
import { Problem } from '../../scripts/n8n/problem.mts';
import { hasEnded } from '../../scripts/n8n/processes.mts';
import { step } from '../../scripts/n8n/progress.mts';
import { N8nRest } from '../../scripts/n8n/rest.mts';
import { createUserFolder } from '../../scripts/n8n/userFolder.mts';
import type { ToUndo } from '../session.mts';
import { queueEnvironment, type Servers } from './servers.mts';

const FIRST_PORT = 5800;
const WORKER_UP_WITHIN = 120_000;

/** A main n8n that only takes orders, and a way to get workers that carry them out. */
export interface Cluster {
	/** Signed in as the owner. */
	rest: N8nRest;
	url: string;
	/** A new worker, ready for work. */
	startWorker: () => Promise<RunningN8n>;
}

export async function startCluster(
	version: string,
	servers: Servers,
	toUndo: ToUndo,
): Promise<Cluster> {
	await step('The package is built', buildPackage);
	const node = await getNode();
	const n8n = await getN8n(version, node);
	const taken: number[] = [];

	const options = async (command: LaunchOptions['command']): Promise<LaunchOptions> => {
		const userFolder = await createUserFolder();
		toUndo.push(userFolder.remove);
		await installPackage(await packPackage(userFolder.path), userFolder);
		const port = await freePort(FIRST_PORT, taken);
		const brokerPort = await freePort(port + 1, taken);
		taken.push(port, brokerPort);
		const env = {
			...queueEnvironment(servers),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
		};
		return { n8n, node, userFolder, port, brokerPort, command, env };
	};

	const main = await step(`n8n ${version}, the main process`, async () => {
		return await launchN8n(await options('start'));
	});
	const rest = new N8nRest(main.url);
	await rest.setUpOwner();
	const startWorker = async () =>
		await step('A worker', async () => {
			const worker = await spawnN8n(await options('worker'));
			await untilReady(worker);
			return worker;
		});
	return { rest, url: main.url, startWorker };
}

async function untilReady(worker: RunningN8n): Promise<void> {
	const deadline = Date.now() + WORKER_UP_WITHIN;
	while (!(await worker.log(200)).includes('worker is now ready')) {
		if (hasEnded(worker.process) || Date.now() > deadline) {
			throw new Problem(`The worker did not start:\n${await worker.log(20)}`);
		}
		await sleep(250);
	}
}
