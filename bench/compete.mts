import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { n8nEnvironment, type LaunchOptions } from '../scripts/n8n/launch.mts';
import { endProcess, startProcess } from '../scripts/n8n/processes.mts';
import { pagesOf, RATE } from './getMany/cases.mts';
import type { Answer, Order } from './measure.mts';
import type { Setting } from './setting.mts';
import type { Bench, Case, CaseResult, Sample, Series } from './types.mts';

export interface Arena extends LaunchOptions {
	/** Where the package is installed. */
	wachat: string;
	/** Is told how n8n evaluates expressions. */
	setting: Setting;
}

/** Tells a process what to run, and gives what came of it. */
type Ask = (order: Order) => Promise<Answer>;

const MEASURE = fileURLToPath(new URL('measure.mts', import.meta.url));
const FLAGS = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
const GRACE = 2000;
/** Beyond the time that the answers take one after the other. */
const PATIENCE = 600_000;

/** Runs all contenders against each other; in each round another one is the first. */
export async function compete(
	arena: Arena,
	bench: Bench,
	series: Series,
	tell: (what: string) => void,
): Promise<CaseResult[]> {
	const { names, leavesOut } = bench;
	const [{ contacts, latency, obstacle, rounds, together }] = series;
	const options = { contacts, latency, ...(obstacle === 'limiter' && { rate: RATE }) };
	// They wait in this process, which has nothing else to do while others measure.
	const sandboxes = await Promise.all(
		(together ? names : ['all']).map(async () => await startSandbox(options)),
	);
	const results = series.map((one): CaseResult => {
		const present = names.filter((name) => !leavesOut?.(name, one));
		return { bench: one, samples: Object.fromEntries(present.map((name) => [name, []])) };
	});
	for (let round = 0; round < rounds; round++) {
		const first = round % names.length;
		const order = [...names.slice(first), ...names.slice(0, first)];
		for (const group of together ? [order] : order.map((name) => [name])) {
			tell(`round ${round + 1} of ${rounds}, ${group.join(', ')}`);
			const ready = group.map((name, i) => getReady(arena, bench, results, sandboxes[i], name));
			const runs = await Promise.all(ready);
			await Promise.all(runs.map(async (run) => await run()));
		}
	}
	await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close()));
	return results;
}

/** Starts a contender and warms it up; gives the function that then measures case after case. */
async function getReady(
	arena: Arena,
	bench: Bench,
	results: readonly CaseResult[],
	sandbox: Sandbox,
	name: string,
): Promise<() => Promise<void>> {
	const [{ bench: first }] = results;
	const { ask, end } = start(arena, name, PATIENCE + pagesOf(first) * first.latency);
	const target = targetIn(sandbox, bench.warmsUpOnTarget ? 0 : 1);
	const { expressions } = await ask({ task: { ...target, contacts: 40 } });
	if (expressions !== undefined) arena.setting.expressions = expressions;
	return async () => {
		for (const { bench: one, samples } of results) {
			if (name in samples) samples[name].push(await measureOne(bench, one, sandbox, ask));
		}
		await end();
	};
}

/** What a contender works with: the first instance of a sandbox, or another one. */
function targetIn({ baseUrl, apiKey, instances }: Sandbox, at = 0) {
	return { baseUrl, apiKey, instanceName: instances[at].apiInstanceName };
}

async function measureOne(bench: Bench, one: Case, sandbox: Sandbox, ask: Ask): Promise<Sample> {
	const task = { ...targetIn(sandbox), ...one };
	sandbox.faults.clear();
	await bench.arrange(sandbox, one);
	const { failure }: Answer = bench.looksBefore ? await ask({ task, anew: true }) : {};
	sandbox.clearRequests();
	const answer: Answer = failure === undefined ? await ask({ task, measured: true }) : { failure };
	const { ids = [], ...figures } = answer;
	const requests = sandbox.requests.length;
	const completeness = bench.judge(ids, sandbox, one);
	return { wall: 0, cpu: 0, peak: 0, held: 0, ...figures, requests, completeness };
}

/** Starts the process of a contender; whatever becomes of it is an answer as well. */
function start(arena: Arena, contender: string, patience: number) {
	const { node, n8n, userFolder, wachat } = arena;
	const child = startProcess(node.binary, [...FLAGS, MEASURE, contender, n8n.folder, wachat], {
		cwd: userFolder.path,
		env: {
			...n8nEnvironment(process.env, arena),
			N8N_LOG_LEVEL: 'silent',
			// As n8n sets it for the packages that it loads.
			NODE_PATH: join(n8n.folder, 'node_modules'),
		},
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		serialization: 'advanced',
	});
	const ended = once(child, 'exit').then((): [Answer] => [
		{ failure: child.killed ? 'It took too long' : 'The process ended before it had measured' },
	]);
	const ask: Ask = async (order) => {
		const late = setTimeout(() => child.kill('SIGKILL'), patience);
		const answered = once(child, 'message') as Promise<[Answer]>;
		// Without a callback it would be an error that nobody is there any more.
		child.send(order, () => undefined);
		const [answer] = await Promise.race([answered, ended]);
		clearTimeout(late);
		return answer;
	};
	return { ask, end: async () => await endProcess(child, GRACE) };
}
