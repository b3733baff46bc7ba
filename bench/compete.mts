import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { n8nEnvironment, type LaunchOptions } from '../scripts/n8n/launch.mts';
import { endProcess, startProcess } from '../scripts/n8n/processes.mts';
import { pagesOf, RATE } from './getMany/cases.mts';
import type { Job, Measurement, Word } from './measure.mts';
import type { Setting } from './setting.mts';
import type { Bench, Case, CaseResult, Sample, Series } from './types.mts';

export interface Arena extends LaunchOptions {
	/** Where the package is installed. */
	wachat: string;
	/** Is told how n8n evaluates expressions. */
	setting: Setting;
}

/** Tells a process to do something, and gives what came of it. */
type Ask = (word: Word) => Promise<Measurement>;

const MEASURE = fileURLToPath(new URL('measure.mts', import.meta.url));
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
	try {
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
	} finally {
		await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close()));
	}
	return results;
}

/**
 * Starts the process of one contender, and gives the function that measures case after case once it is ready.
 * A process that comes to nothing is a result as well.
 */
async function getReady(
	arena: Arena,
	bench: Bench,
	results: readonly CaseResult[],
	sandbox: Sandbox,
	contender: string,
): Promise<() => Promise<void>> {
	const [{ bench: first }] = results;
	const child = start(arena, bench, first, sandbox, contender);
	const ended = new AbortController();
	child.once('exit', () => {
		ended.abort(new Error('The process ended before it had measured'));
	});
	const next = async <T,>(): Promise<T> => {
		const late = AbortSignal.timeout(PATIENCE + pagesOf(first) * first.latency);
		const signal = AbortSignal.any([ended.signal, late]);
		const [message] = (await once(child, 'message', { signal })) as [T];
		return message;
	};
	const ready = next<string>();
	await ready.catch(() => undefined);
	const ask: Ask = async (word) => {
		arena.setting.expressions = await ready;
		const answer = next<Measurement>();
		child.send(word);
		return await answer;
	};
	return async () => {
		try {
			for (const { bench: one, samples } of results) {
				if (!(contender in samples)) continue;
				samples[contender].push(await measureOne(bench, one, sandbox, ask));
			}
		} finally {
			await endProcess(child, GRACE);
		}
	};
}

async function measureOne(bench: Bench, one: Case, sandbox: Sandbox, ask: Ask): Promise<Sample> {
	try {
		sandbox.faults.clear();
		await bench.arrange(sandbox, one);
		const { failure } = bench.looksBefore ? await ask('look') : {};
		if (failure !== undefined) throw new Error(failure);
		sandbox.clearRequests();
		const { ids, ...figures } = await ask('measure');
		const requests = sandbox.requests.length;
		return { ...figures, requests, completeness: bench.judge(ids, sandbox, one) };
	} catch (error) {
		const { message, cause } = error as Error;
		const failure = cause instanceof Error ? cause.message : message;
		const nothing = { wall: 0, cpu: 0, peak: 0, held: 0, requests: 0 };
		return { ...nothing, failure, completeness: bench.judge([], sandbox, one) };
	}
}

/** With n8n's environment, and the search path that n8n sets for the packages that it loads. */
function start(
	arena: Arena,
	{ warmsUpOnTarget }: Bench,
	{ contacts, obstacle, retry }: Case,
	{ baseUrl, apiKey, instances }: Sandbox,
	contender: string,
): ChildProcess {
	const { node, n8n, userFolder, wachat } = arena;
	const [main, branch] = instances.map(({ apiInstanceName: instanceName }) => ({
		...{ baseUrl, apiKey, instanceName },
	}));
	const job: Job = {
		...{ contender, n8n: n8n.folder, wachat },
		warmUp: { ...(warmsUpOnTarget ? main : branch), contacts: 40 },
		task: { ...main, contacts, obstacle, retry },
	};
	const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
	return startProcess(node.binary, [...flags, MEASURE, JSON.stringify(job)], {
		cwd: userFolder.path,
		env: {
			...n8nEnvironment(process.env, arena),
			N8N_LOG_LEVEL: 'silent',
			NODE_PATH: join(n8n.folder, 'node_modules'),
		},
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		serialization: 'advanced',
	});
}
