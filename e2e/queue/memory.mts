import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { startSandbox } from '../../sandbox/server.mts';
import { waitForExecution } from '../../scripts/n8n/execution.mts';
import { CREDENTIAL_TYPE } from '../../scripts/n8n/workflow.mts';
import type { Cluster } from './cluster.mts';
import { publish } from './webhook.mts';

const SIZES = [0, 5000, 20_000, 50_000];
const ENDS_WITHIN = 600_000;

/** Prints the most memory that a fresh worker ever held, for lists of several sizes. */
export async function measureMemory(cluster: Cluster): Promise<void> {
	console.log('\nMost memory of a fresh worker, contacts as Wachat gives them (raw):');
	for (const people of SIZES) {
		const peak = await peakWith(cluster, people);
		console.log(`  ${String(people).padStart(6)} contacts: ${Math.round(peak / 1024)} MB`);
	}
}

async function peakWith({ rest, url, startWorker }: Cluster, people: number): Promise<number> {
	const sandbox = await startSandbox({ contacts: people });
	const worker = await startWorker();
	try {
		const credential = await rest.createCredential(`Wachat, ${people}`, CREDENTIAL_TYPE, {
			apiKey: sandbox.apiKey,
			baseUrl: sandbox.baseUrl,
		});
		const cluster = { rest, url, startWorker };
		const published = await publish(cluster, credential, `m${people}`, { returnAll: true });
		const { status } = await waitForExecution(rest, await published.call(), ENDS_WITHIN);
		assert.equal(status, 'success', `with ${people} contacts it ended as ${status}`);
		return await peakOf(worker.process.pid ?? 0);
	} finally {
		await worker.stop();
		await sandbox.close();
	}
}

/** In kilobytes; only Linux tells. */
async function peakOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8');
	return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]);
}
