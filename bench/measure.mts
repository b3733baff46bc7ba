// The process that measures one contender: loads n8n, warms up, waits for the word, runs the workflow once,
// tells what it took, and waits again. Node runs this file as it is, without a loader that would take memory of its own.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders.mts';
import { loadEngine } from './engine.mts';
import type { Sample, Task } from './types.mts';

/** What this process is to measure. */
export interface Job {
	contender: string;
	/** Where n8n is installed, and where the package is. */
	n8n: string;
	wachat: string;
	/** Done once before, unmeasured: an n8n in use has loaded its modules. */
	warmUp: Task;
	task: Task;
}

/** What it is told: to run as after a restart of n8n, unmeasured, or to measure a run. */
export type Word = 'look' | 'measure';

/** What it has measured. */
export interface Measurement extends Omit<Sample, 'requests' | 'completeness'> {
	/** The ids of the contacts that came out, in order. */
	ids: number[];
}

const MOMENT = 100;

const { contender, n8n, wachat, warmUp, task } = JSON.parse(process.argv[2] ?? '') as Job;

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

/** Starts anew and runs once, so that what is there is known; gives what went wrong, if anything did. */
async function look() {
	engine.restart();
	const { failure } = await engine.run(contenders[contender], task);
	return { failure };
}

/** One workflow run from start to end, and what it took. */
async function measure(): Promise<Measurement> {
	await collectGarbage();
	const before = usedMemory();
	forgetPeak();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const outcome = await engine.run(contenders[contender], task);
	const wall = performance.now() - startedAt;
	const { user, system } = process.cpuUsage(cpuBefore);
	const peak = peakMemory();
	await collectGarbage();
	const held = usedMemory() - before;
	const { items, failure, state } = outcome;
	return {
		...{ wall, cpu: (user + system) / 1000, peak, held },
		// Read last: until then the outcome holds all that n8n keeps of the run.
		ids: items.map(({ json }) => json.id as number),
		...(failure !== undefined && { failure }),
		...(state !== undefined && { state }),
	};
}

process.once('disconnect', () => process.exit());
const engine = await loadEngine(n8n, wachat);
await engine.run(contenders[contender], warmUp);
// It is ready, and this is how n8n evaluates expressions.
process.send?.(engine.expressions);
// Until the process is ended.
for (;;) {
	const [word] = (await once(process, 'message')) as [Word];
	process.send?.(word === 'look' ? await look() : await measure());
}
