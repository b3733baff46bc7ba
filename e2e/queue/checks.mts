import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox/server.mts';
import { type Execution, waitForExecution } from '../../scripts/n8n/execution.mts';
import type { RunningN8n } from '../../scripts/n8n/launch.mts';
import type { Saved } from '../../scripts/n8n/rest.mts';
import type { Part } from '../checks.mts';
import { GROUPS } from '../setting.mts';
import { WACHAT } from '../workflows.mts';
import type { Cluster } from './cluster.mts';
import { publish } from './webhook.mts';

export const QUEUE_PEOPLE = 5000;

const ENDS_WITHIN = 120_000;

export interface QueueSetting {
	cluster: Cluster;
	/** The one that works now. */
	worker: RunningN8n;
	sandbox: Sandbox;
	credential: Saved;
}

async function ended({ cluster }: QueueSetting, id: string): Promise<Execution> {
	return await waitForExecution(cluster.rest, id, ENDS_WITHIN);
}

function assertWhole(run: Execution, people: number): void {
	assert.equal(run.status, 'success', run.failure?.message);
	const ids = run.itemsOf(WACHAT).map(({ id }) => id);
	assert.equal(ids.length, people);
	assert.equal(new Set(ids).size, people, 'somebody came out twice');
}

async function runsOnWorker(setting: QueueSetting): Promise<string> {
	const { cluster, credential, worker } = setting;
	const published = await publish(cluster, credential, 'all', { returnAll: true });
	const id = await published.call();
	const run = await ended(setting, id);
	assertWhole(run, QUEUE_PEOPLE);
	const log = await worker.log(200);
	assert.match(log, new RegExp(`Worker started execution ${id}\\b`), 'not on the worker');
	return `${QUEUE_PEOPLE} items in ${run.duration} ms`;
}

/** One with groups and one without, so that the requests of both can be told apart. */
async function runTogether(setting: QueueSetting): Promise<string> {
	const { cluster, credential, sandbox } = setting;
	const people = await publish(cluster, credential, 'people', { returnAll: true });
	const groups = await publish(cluster, credential, 'groups', {
		returnAll: true,
		includeGroups: true,
	});
	sandbox.faults.add({ then: { delay: 400 } });
	sandbox.faults.add({ when: { page: 7 }, times: 1, then: { status: 429, retryAfter: 1 } });
	const ids = await Promise.all([people.call(), groups.call()]);
	const [one, other] = await Promise.all(ids.map(async (id) => await ended(setting, id)));
	assert(one && other);
	assertWhole(one, QUEUE_PEOPLE);
	assertWhole(other, QUEUE_PEOPLE + GROUPS);
	const isOfGroups = sandbox.requests.map(({ query }) => String(query.includeGroups) === 'true');
	const overlap =
		isOfGroups.indexOf(true) < isOfGroups.lastIndexOf(false) &&
		isOfGroups.indexOf(false) < isOfGroups.lastIndexOf(true);
	assert(overlap, 'one ran after the other');
	return `${one.itemsOf(WACHAT).length} and ${other.itemsOf(WACHAT).length} items`;
}

/** Another worker takes over; what the dead one had read must not pass for the whole list. */
async function dies(setting: QueueSetting): Promise<string> {
	const { cluster, credential, sandbox } = setting;
	const published = await publish(cluster, credential, 'killed', { returnAll: true });
	sandbox.faults.add({ then: { delay: 500 } });
	const id = await published.call();
	const deadline = Date.now() + 60_000;
	while (sandbox.requests.length < 12) {
		assert(Date.now() < deadline, 'the worker does not read');
		await sleep(50);
	}
	const { pid } = setting.worker.process;
	assert(pid !== undefined);
	process.kill(pid, 'SIGKILL');
	setting.worker = await cluster.startWorker();
	const { status } = await ended(setting, id);
	assert(['crashed', 'error'].includes(status), `it ended as ${status}`);
	sandbox.reset();
	assertWhole(await ended(setting, await published.call()), QUEUE_PEOPLE);
	return status;
}

export const queue: Part<QueueSetting> = {
	title: 'Queue mode',
	checks: [
		{
			name: `A published workflow reads ${QUEUE_PEOPLE} contacts on the worker`,
			run: runsOnWorker,
		},
		{ name: 'Two at once, with a rate limit, do not disturb each other', run: runTogether },
		{ name: 'A worker killed in the middle leaves a failure; the next run is whole', run: dies },
	],
};
