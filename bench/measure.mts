// The process that measures one contender: loads n8n, runs the workflow when it is told to, and tells what came
// of it. Node runs this file as it is, without a loader that would take memory of its own.
import { on } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders.mts';
import { loadEngine } from './engine.mts';
import type { Sample, Task } from './types.mts';

/** What it is told to run. */
export interface Order {
	task: Task;
	/** As after a restart of n8n. */
	anew?: true;
	measured?: true;
}

/** What came of it; the figures if it was measured. */
export interface Answer extends Partial<Omit<Sample, 'requests' | 'completeness'>> {
	/** The ids of the contacts that came out, in order. */
	ids?: number[];
	/** How n8n evaluates expressions, if it was not measured. */
	expressions?: string;
}

const MOMENT = 100;

const [, , contender, n8n, wachat] = process.argv;

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

/** As one in use, which has loaded its modules, or knows what is there. */
async function run(task: Task): Promise<Answer> {
	const { failure } = await engine.run(contenders[contender], task);
	return { failure, expressions: engine.expressions };
}

/** One workflow run from start to end, and what it took. */
async function measure(task: Task): Promise<Answer> {
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
for await (const [{ task, anew, measured }] of on(process, 'message') as AsyncIterable<[Order]>) {
	if (anew) engine.restart();
	process.send?.(measured ? await measure(task) : await run(task));
}
