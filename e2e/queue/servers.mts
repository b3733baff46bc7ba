import { chown, mkdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPassingFolder } from '../../scripts/n8n/leftovers.mts';
import { freePort } from '../../scripts/n8n/ports.mts';
import { lastLines, Problem } from '../../scripts/n8n/problem.mts';
import { REMOVAL, runProcess, startProcess } from '../../scripts/n8n/processes.mts';
import type { ToUndo } from '../session.mts';
import type { Programs } from './programs.mts';

const UP_WITHIN = 30_000;
const DATABASE_USER = 'n8n';

export interface Servers {
	redisPort: number;
	postgresPort: number;
}

/** Starts a Redis and a PostgreSQL that nobody else uses, with their data in a temporary folder. */
export async function startServers(programs: Programs, toUndo: ToUndo): Promise<Servers> {
	const folder = await createPassingFolder('n8n-nodes-wachat-queue');
	toUndo.push(async () => {
		await rm(folder, REMOVAL);
	});
	const redisPort = await startRedis(programs.redis, folder);
	const postgresPort = await startPostgres(programs.postgres, folder);
	return { redisPort, postgresPort };
}

/** What n8n, main and workers alike, has to know. */
export function queueEnvironment({ redisPort, postgresPort }: Servers): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: DATABASE_USER,
		N8N_ENCRYPTION_KEY: 'only-for-this-run',
		// A dead worker is noticed within seconds instead of a minute.
		QUEUE_WORKER_LOCK_DURATION: '6000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '3000',
	};
}

async function startRedis(program: string, folder: string): Promise<number> {
	const port = await freePort(6400);
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	startProcess(program, [...args, '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
	await untilListening(port, 'Redis');
	return port;
}

async function startPostgres(programs: string, folder: string): Promise<number> {
	const user = await unprivilegedUser();
	const data = join(folder, 'postgres');
	await mkdir(data);
	if (user !== undefined) {
		for (const owned of [folder, data]) await chown(owned, user.uid, user.gid);
	}
	const initArgs = ['-D', data, '-U', DATABASE_USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	const { code, output } = await runProcess(join(programs, 'initdb'), initArgs, {
		cwd: data,
		...user,
	});
	if (code !== 0) throw new Problem(`PostgreSQL made no database:\n${lastLines(output, 10)}`);

	const port = await freePort(5500);
	// The data is thrown away at the end: nothing has to survive a power cut.
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	startProcess(
		join(programs, 'postgres'),
		['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		{ cwd: data, stdio: 'ignore', ...user },
	);
	await untilListening(port, 'PostgreSQL');
	return port;
}

/** PostgreSQL does not run as root; its Debian package comes with a user for it. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (flag) => Number((await runProcess('id', [flag, 'postgres'])).output)),
	);
	if (uid && gid) return { uid, gid };
	throw new Problem('PostgreSQL does not run as root, and there is no user "postgres" here.');
}

async function untilListening(port: number, name: string): Promise<void> {
	const deadline = Date.now() + UP_WITHIN;
	while (!(await listens(port))) {
		if (Date.now() > deadline) throw new Problem(`${name} did not start.`);
		await sleep(100);
	}
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => {
			resolve(true);
			socket.destroy();
		});
		socket.once('error', () => {
			resolve(false);
		});
	});
}
