// npm run e2e:queue: n8n in queue mode, a main process and workers, with a Redis and a PostgreSQL of
// their own. -- --memory also measures how a worker's memory grows with the list.
import { startSandbox } from '../sandbox/server.mts';
import { CREDENTIAL_TYPE } from '../scripts/n8n/workflow.mts';
import { conclude, runParts } from './checks.mts';
import { type QueueFlags, readQueueFlags } from './flags.mts';
import { queue, QUEUE_PEOPLE } from './queue/checks.mts';
import { startCluster } from './queue/cluster.mts';
import { measureMemory } from './queue/memory.mts';
import { findPrograms } from './queue/programs.mts';
import { startServers } from './queue/servers.mts';
import { session, type ToUndo } from './session.mts';

async function check(flags: QueueFlags, toUndo: ToUndo): Promise<number> {
	const servers = await startServers(findPrograms(), toUndo);
	const cluster = await startCluster(flags.version, servers, toUndo);
	const sandbox = await startSandbox({ contacts: QUEUE_PEOPLE });
	toUndo.push(async () => {
		await sandbox.close();
	});
	const credential = await cluster.rest.createCredential('Wachat (sandbox)', CREDENTIAL_TYPE, {
		apiKey: sandbox.apiKey,
		baseUrl: sandbox.baseUrl,
	});
	const setting = { cluster, sandbox, credential, worker: await cluster.startWorker() };
	const tally = await runParts([queue], setting);
	if (flags.memory) {
		await setting.worker.stop();
		await measureMemory(cluster);
	}
	return conclude(tally, `n8n ${flags.version} in queue mode`);
}

const flags = readQueueFlags();
process.exit(
	'exitCode' in flags
		? flags.exitCode
		: await session(async (toUndo) => await check(flags, toUndo)),
);
