import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { N8n } from '../scripts/n8n/install.mts';
import type { NodeRuntime } from '../scripts/n8n/nodeRuntime.mts';
import { n8nEnvironment } from '../scripts/n8n/launch.mts';
import { endProcess, startProcess } from '../scripts/n8n/processes.mts';
import type { Tell } from '../scripts/n8n/progress.mts';
import type { UserFolder } from '../scripts/n8n/userFolder.mts';
import { pagesOf, type Case } from './cases.mts';
import { CONTENDERS, type ContenderName } from './contenders.mts';
import type { Places } from './engine.mts';
import type { Job, Measurement } from './job.mts';
import type { CaseResult, Sample } from './results.mts';
import { startCaseSandbox, type CaseSandbox } from './sandbox.mts';
import { compare } from './statistics.mts';

export interface Arena {
	node: NodeRuntime;
	n8n: N8n;
	userFolder: UserFolder;
	/** Where the package is installed. */
	wachat: string;
	/** Is told how n8n evaluates expressions. */
	onExpressions: (engine: string) => void;
}

const MEASURE = fileURLToPath(new URL('measure.mts', import.meta.url));
const GRACE = 2000;
/** Beyond the time that the answers take one after the other. */
const PATIENCE = 120_000;

/** One server for all, or one for each contender that runs at the same time. */
async function startSandboxes({ node }: Arena, bench: Case): Promise<CaseSandbox[]> {
	const each = bench.together ? CONTENDERS : ['all'];
	return await Promise.all(each.map(async () => await startCaseSandbox(node.binary, bench)));
}

/** Runs all contenders against each other; in each round another one is the first. */
export async function compete(arena: Arena, bench: Case, tell: Tell): Promise<CaseResult> {
	const sandboxes = await startSandboxes(arena, bench);
	const samples: CaseResult['samples'] = {
		getMany: [],
		httpRequest: [],
		loop: [],
		declarative: [],
	};
	const run = async (names: readonly ContenderName[]) => {
		const runs = await Promise.all(
			names.map(async (name, i) => await getReady(arena, bench, sandboxes[i], name)),
		);
		await Promise.all(runs.map(async (measure, i) => samples[names[i]].push(await measure())));
	};
	try {
		for (let round = 0; round < bench.rounds; round++) {
			const first = round % CONTENDERS.length;
			const order = [...CONTENDERS.slice(first), ...CONTENDERS.slice(0, first)];
			for (const names of bench.together ? [order] : order.map((name) => [name])) {
				tell(`round ${String(round + 1)} of ${String(bench.rounds)}, ${names.join(', ')}`);
				await run(names);
			}
		}
	} finally {
		await Promise.all(sandboxes.map(async (sandbox) => await sandbox.close()));
	}
	return { bench, samples };
}

/**
 * Starts the process of one measurement, and gives the function that measures once it is ready. A process
 * that comes to nothing is a result as well.
 */
async function getReady(
	arena: Arena,
	bench: Case,
	sandbox: CaseSandbox,
	contender: ContenderName,
): Promise<() => Promise<Sample>> {
	const { target, warmUp, apiKey } = sandbox;
	const places: Places = { n8n: arena.n8n.folder, wachat: arena.wachat };
	const { obstacle } = bench;
	const job: Job = { contender, places, target, warmUp, apiKey, ...(obstacle && { obstacle }) };
	const child = startMeasurement(arena, job);
	const patience = PATIENCE + pagesOf(bench) * bench.latency;
	const ready = nextMessage<'ready'>(child, patience);
	await ready.catch(() => undefined);
	return async () => {
		try {
			await ready;
			await sandbox.prepare();
			child.send('go');
			const { ids, expressions, ...measurement } = await nextMessage<Measurement>(child, patience);
			arena.onExpressions(expressions);
			const completeness = compare(ids, sandbox.expected);
			return { ...measurement, requests: await sandbox.countRequests(), completeness };
		} catch (error) {
			const failure = error instanceof Error ? error.message : String(error);
			const figures = { wall: 0, cpu: 0, peak: 0, held: 0, requests: 0 };
			return { ...figures, failure, completeness: compare([], sandbox.expected) };
		} finally {
			await endProcess(child, GRACE);
		}
	};
}

function startMeasurement(arena: Arena, job: Job): ChildProcess {
	const flags = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
	return startProcess(arena.node.binary, [...flags, MEASURE, JSON.stringify(job)], {
		cwd: arena.userFolder.path,
		env: environment(arena),
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
		serialization: 'advanced',
	});
}

async function nextMessage<T>(child: ChildProcess, patience: number): Promise<T> {
	const settled = new AbortController();
	const { signal } = settled;
	const ended = async () => {
		await once(child, 'exit', { signal });
		throw new Error('The process ended before it had measured');
	};
	const late = async () => {
		await sleep(patience, undefined, { signal });
		throw new Error(`The process did not end within ${String(Math.round(patience / 1000))} s`);
	};
	try {
		const [message] = (await Promise.race([
			once(child, 'message', { signal }),
			ended(),
			late(),
		])) as [T];
		return message;
	} finally {
		settled.abort();
	}
}

/** n8n's environment, and the search path that n8n sets for the packages that it loads. */
function environment({ node, n8n, userFolder }: Arena): NodeJS.ProcessEnv {
	const env = n8nEnvironment(process.env, { n8n, node, userFolder, port: 0, brokerPort: 0 });
	return { ...env, N8N_LOG_LEVEL: 'silent', NODE_PATH: join(n8n.folder, 'node_modules') };
}
