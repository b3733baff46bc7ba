import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import getPort from 'get-port';
import { createPassingFolder } from '../../scripts/n8n/leftovers.mts';
import { outputOf, Problem } from '../../scripts/n8n/problem.mts';
import { endProcess, REMOVAL, runProcess, startProcess } from '../../scripts/n8n/processes.mts';
import type { ToUndo } from '../../scripts/n8n/session.mts';
import type { Programs } from './programs.mts';

const UP_WITHIN = 30_000;
const STOP_WITHIN = 5000;
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
	const redisPort = await startRedis(programs.redis, folder, toUndo);
	const postgresPort = await startPostgres(programs.postgres, folder, toUndo);
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

async function startRedis(program: string, folder: string, toUndo: ToUndo): Promise<number> {
	const port = await getPort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	const inMemory = ['--save', '', '--appendonly', 'no'];
	await listening(startProcess(program, [...args, ...inMemory], { stdio: 'ignore' }), port, toUndo);
	return port;
}

async function startPostgres(programs: string, folder: string, toUndo: ToUndo): Promise<number> {
	const user = await unprivilegedUser();
	const data = join(folder, 'postgres');
	await mkdir(data);
	if (user !== undefined) {
		for (const owned of [folder, data]) await chown(owned, user.uid, user.gid);
	}
	const initArgs = ['-D', data, '-U', DATABASE_USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'];
	const made = runProcess(join(programs, 'initdb'), initArgs, { cwd: data, ...user });
	await outputOf(made, 'PostgreSQL made no database');

	const port = await getPort();
	// The data is thrown away at the end: nothing has to survive a power cut.
	const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
	const server = startProcess(
		join(programs, 'postgres'),
		['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
		{ cwd: data, stdio: 'ignore', ...user },
	);
	await listening(server, port, toUndo);
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

/** Until the server takes connections; it ends with the session. */
async function listening(server: ChildProcess, port: number, toUndo: ToUndo): Promise<void> {
	toUndo.push(async () => {
		await endProcess(server, STOP_WITHIN);
	});
	await expect
		.poll(async () => await listens(port), { message: server.spawnfile, timeout: UP_WITHIN })
		.toBe(true);
}

async function listens(port: number): Promise<boolean> {
	const socket = connect(port, '127.0.0.1');
	return await once(socket, 'connect')
		.then(
			() => true,
			() => false,
		)
		.finally(() => socket.destroy());
}
