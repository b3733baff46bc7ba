// The process that measures one contender: loads n8n, warms up, waits for the word, runs the workflow once,
// tells what it took, and waits again. Node runs this file as it is, without a loader that would take memory of its own.
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders.mts';
import { loadEngine, type Outcome, type Places } from './engine.mts';
import type { Sample, Target, Task } from './types.mts';

/** What this process is to measure. */
export interface Job extends Task {
	contender: string;
	places: Places;
	/** A small list to work with once before, unmeasured: an n8n in use has loaded its modules. */
	warmUp: Target;
}

/** What it is told: to run as after a restart of n8n, unmeasured, or to measure a run. */
export type Word = 'look' | 'measure';

/** What it has measured. */
export interface Measurement extends Omit<Sample, 'requests' | 'completeness'> {
	/** The ids of the contacts that came out, in order. */
	ids: number[];
}

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

async function run(): Promise<Outcome> {
	const { contender, ...task } = job;
	return await engine.run(contenders[contender], task);
}

/** Starts anew and runs once, so that what is there is known; gives what went wrong, if anything did. */
async function look(): Promise<Pick<Outcome, 'failure'>> {
	engine.restart();
	const { failure } = await run();
	return { failure };
}

/** One workflow run from start to end, and what it took. */
async function measure(): Promise<Measurement> {
	await collectGarbage();
	const before = usedMemory();
	forgetPeak();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();
	const outcome = await run();
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
const engine = await loadEngine(job.places);
const { apiKey, warmUp, contender } = job;
await engine.run(contenders[contender], { target: warmUp, apiKey });
// It is ready, and this is how n8n evaluates expressions.
await tell(engine.expressions);
// Until the process is ended.
for (;;) {
	const [word] = (await once(process, 'message')) as [Word];
	await tell(word === 'look' ? await look() : await measure());
}
