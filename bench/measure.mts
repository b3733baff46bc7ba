// The process of one measurement: loads n8n, warms up, waits for the word, runs the workflow once, and
// tells what it took. Node runs this file as it is, without a loader that would take memory of its own.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { contenders } from './contenders.mts';
import { loadEngine } from './engine.mts';
import type { Job, Measurement } from './job.mts';

const job = JSON.parse(process.argv[2] ?? '') as Job;

function tell(message: unknown): Promise<void> {
	return new Promise((resolve, reject) => {
		process.send?.(message, undefined, {}, (error) => {
			if (error) reject(error);
			else resolve();
		});
	});
}

function collectGarbage(): void {
	if (!globalThis.gc) throw new Error('This process needs --expose-gc');
	globalThis.gc();
}

/** The most memory that this process ever had resident, in bytes. */
function peakMemory(): number {
	// On Linux maxRSS begins with what the parent process had.
	if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** One workflow run from start to end, and what it took. */
async function measure(): Promise<Measurement> {
	const contender = contenders[job.contender];
	collectGarbage();
	const before = process.memoryUsage();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const outcome = await engine.run(contender, job.target, job.apiKey);
	const wall = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	const peak = peakMemory();
	collectGarbage();
	const held = process.memoryUsage().heapUsed - before.heapUsed;
	return {
		...{ wall, cpu: (user + system) / 1000, peak, baseline: before.rss, held },
		// Read last: until then the outcome holds all that n8n keeps of the run.
		ids: outcome.items.map(({ json }) => json.id as number),
		...(outcome.failure !== undefined && { failure: outcome.failure }),
		expressions: engine.expressions,
	};
}

process.once('disconnect', () => process.exit());
const engine = await loadEngine(job.places);
await engine.run(contenders[job.contender], job.warmUp, job.apiKey);
await tell('ready');
await once(process, 'message');
await tell(await measure());
process.disconnect();
