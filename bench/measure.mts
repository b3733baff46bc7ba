// The process of one measurement: loads n8n, warms up, waits for the word, runs the workflow once, and
// tells what it took. Node runs this file as it is, without a loader that would take memory of its own.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders.mts';
import { loadEngine } from './engine.mts';
import type { Job, Measurement } from './types.mts';

const MOMENT = 100;

const job = JSON.parse(process.argv[2] ?? '') as Job;

function tell(message: unknown): Promise<void> {
	return new Promise((resolve, reject) => {
		process.send?.(message, undefined, {}, (error) => {
			if (error) reject(error);
			else resolve();
		});
	});
}

/** Twice: what buffers took is given back a moment after the first time. */
async function collectGarbage(): Promise<void> {
	const { gc } = globalThis;
	if (!gc) throw new Error('This process needs --expose-gc');
	gc();
	await sleep(MOMENT);
	gc();
}

const LINUX = process.platform === 'linux';

/** Lets {@link peakMemory} forget what starting took; only Linux can. */
function forgetPeak(): void {
	// See proc(5): 5 resets the peak to what is resident now.
	if (LINUX) writeFileSync('/proc/self/clear_refs', '5');
}

/** The most memory that this process had resident, in bytes. */
function peakMemory(): number {
	// On Linux maxRSS begins with what the parent process had.
	if (!LINUX) return process.resourceUsage().maxRSS * 1024;
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** What is in use on the heap and, as buffers, beside it, in bytes. */
function usedMemory(): number {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** One workflow run from start to end, and what it took. */
async function measure(): Promise<Measurement> {
	const { contender, target, apiKey, obstacle } = job;
	await collectGarbage();
	const before = usedMemory();
	forgetPeak();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const outcome = await engine.run(contenders[contender], { target, apiKey, obstacle });
	const wall = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	const peak = peakMemory();
	await collectGarbage();
	const held = usedMemory() - before;
	return {
		...{ wall, cpu: (user + system) / 1000, peak, held },
		// Read last: until then the outcome holds all that n8n keeps of the run.
		ids: outcome.items.map(({ json }) => json.id as number),
		...(outcome.failure !== undefined && { failure: outcome.failure }),
		expressions: engine.expressions,
	};
}

process.once('disconnect', () => process.exit());
const engine = await loadEngine(job.places);
await engine.run(contenders[job.contender], { target: job.warmUp, apiKey: job.apiKey });
await tell('ready');
await once(process, 'message');
await tell(await measure());
process.disconnect();
