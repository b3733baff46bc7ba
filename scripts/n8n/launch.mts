import type { ChildProcess } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type N8n } from './install.mts';
import type { NodeRuntime } from './nodeRuntime.mts';
import { withNodeFirst } from './npm.mts';
import { lastLines, Problem } from './problem.mts';
import { endProcess, hasEnded, runProcess, startProcess } from './processes.mts';
import type { UserFolder } from './userFolder.mts';

export interface LaunchOptions {
	n8n: N8n;
	node: NodeRuntime;
	userFolder: UserFolder;
	port: number;
	/** Where n8n and its task runner meet; each n8n on a machine needs its own. */
	brokerPort: number;
	/** Settings beyond the usual ones, or instead of them. */
	env?: NodeJS.ProcessEnv;
	/** What n8n is to be: the main process, or in queue mode one that runs workflows or takes calls. */
	command?: 'start' | 'worker' | 'webhook';
}

export interface RunningN8n {
	port: number;
	/** For scripts; people get `localhost`. */
	url: string;
	process: ChildProcess;
	/** The last lines of its log. */
	log: (lines: number) => Promise<string>;
	stop: () => Promise<void>;
}

const START_WITHIN = 180_000;
/** What n8n gets to end in order. */
export const STOP_WITHIN = 10_000;

/**
 * Ends n8n when the process that started it is gone, however that happened. As a URL, because n8n's
 * Node may be too old to load a TypeScript file.
 */
const GUARD = `data:text/javascript,process.once('disconnect',()=>process.kill(process.pid,'SIGTERM'))`;

/** Starts an n8n and returns at once. */
export async function spawnN8n(options: LaunchOptions): Promise<RunningN8n> {
	const { n8n, node, userFolder, port } = options;
	const log = await open(userFolder.log, 'a');
	const child = startProcess(
		node.binary,
		['--import', GUARD, n8n.bin, options.command ?? 'start'],
		{
			// n8n reads a .env file from where it runs: there is none in a fresh folder.
			cwd: userFolder.path,
			env: {
				...n8nEnvironment(process.env, options),
				...(await expressionEngine(options)),
				...options.env,
			},
			stdio: ['ignore', log.fd, log.fd, 'ipc'],
		},
	);
	await log.close();
	return {
		port,
		url: `http://127.0.0.1:${port}`,
		process: child,
		log: async (lines) => lastLines(await readFile(userFolder.log, 'utf8'), lines),
		stop: async () => {
			await endProcess(child, STOP_WITHIN);
		},
	};
}

/** Starts an n8n and waits until its editor and its REST API answer. */
export async function launchN8n(options: LaunchOptions): Promise<RunningN8n> {
	const running = await spawnN8n(options);
	const deadline = Date.now() + START_WITHIN;
	while (!(await answers(running.url))) {
		const ended = hasEnded(running.process);
		if (ended || Date.now() > deadline) {
			const log = await running.log(20);
			await running.stop();
			const why = ended ? 'ended while starting' : `did not start within ${START_WITHIN / 1000} s`;
			throw new Problem(`n8n ${options.n8n.version} ${why}. The end of its log:\n${log}`);
		}
		await sleep(250);
	}
	return running;
}

/** "Ready" comes before the routes exist: only JSON from a route proves that n8n is up. */
async function answers(url: string): Promise<boolean> {
	try {
		const ready = await fetch(`${url}/healthz/readiness`, { signal: AbortSignal.timeout(5000) });
		if (!ready.ok) return false;
		const settings = await fetch(`${url}/rest/settings`, { signal: AbortSignal.timeout(5000) });
		return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}

/** n8n's own settings in the caller's environment would reach this n8n as well, secrets included. */
const OTHER_N8N =
	/^((n8n|db|executions?|queue|credentials|nodes|node_function|webhook|generic|npm|wachat|offload)_|node_env$)/i;

export function n8nEnvironment(
	env: NodeJS.ProcessEnv,
	{ userFolder, node, port, brokerPort }: LaunchOptions,
): NodeJS.ProcessEnv {
	const own = Object.fromEntries(Object.entries(env).filter(([name]) => !OTHER_N8N.test(name)));
	return {
		...withNodeFirst(own, node.binary),
		...withoutProxyForLoopback(env),
		NO_COLOR: '1',
		N8N_USER_FOLDER: userFolder.path,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: 'localhost',
		N8N_PORT: String(port),
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		// The editor is served without TLS.
		N8N_SECURE_COOKIE: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		// Nothing is sent out and nothing is asked of public sites.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		// No questions about the person.
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
	};
}

/** n8n obeys the usual proxy variables; no proxy reaches the sandbox on this machine. */
function withoutProxyForLoopback(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	const loopback = ['localhost', '127.0.0.1'];
	const given = env.NO_PROXY ?? env.no_proxy;
	const value = [...(given ? [given] : []), ...loopback].join(',');
	return { NO_PROXY: value, no_proxy: value };
}

/** n8n's newer expression engine needs isolated-vm, which has no build for some systems and Nodes. */
async function expressionEngine({ n8n, node }: LaunchOptions): Promise<NodeJS.ProcessEnv> {
	const { code } = await runProcess(node.binary, ['-e', "require('isolated-vm')"], {
		cwd: n8n.folder,
	});
	return code === 0 ? {} : { N8N_EXPRESSION_ENGINE: 'legacy' };
}
