import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

export interface Finished {
	/** The exit code; null when a signal ended the process. */
	code: number | null;
	/** Standard output and error, as they came. */
	output: string;
}

/** How to remove a folder whose users have only just been killed and may still be writing. */
export const REMOVAL = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

const WINDOWS = process.platform === 'win32';

/** All that still runs, so that nothing outlives this process, whatever ends it. */
const running = new Set<ChildProcess>();

// Registered before any folder is made: folders are removed in the same event, after their users.
process.once('exit', () => {
	for (const child of running) killGroup(child);
});

/**
 * Starts a process that leads a group of its own: ending the group ends what the process started in
 * turn, and Ctrl-C in the terminal reaches only this script, which then ends things in order.
 */
export function startProcess(
	command: string,
	args: string[],
	options: SpawnOptions = {},
): ChildProcess {
	const child = spawn(command, args, { ...options, detached: !WINDOWS, windowsHide: true });
	running.add(child);
	child.once('error', () => running.delete(child));
	child.once('exit', () => {
		running.delete(child);
		killGroup(child);
	});
	return child;
}

/** Runs a process to its end and collects what it prints. */
export async function runProcess(
	command: string,
	args: string[],
	options: SpawnOptions = {},
): Promise<Finished> {
	const child = startProcess(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	const chunks: Buffer[] = [];
	child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
	child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
	// `once` rejects when the command itself cannot be started.
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, output: Buffer.concat(chunks).toString() };
}

export function hasEnded(child: ChildProcess): boolean {
	return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Asks a process to end, waits, and forces it and its group when it takes longer than `grace` ms. */
export async function endProcess(child: ChildProcess, grace: number): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	if (WINDOWS) {
		// Windows has no SIGTERM: this ends the tree at once.
		killGroup(child);
	} else {
		child.kill('SIGTERM');
	}
	const force = setTimeout(() => {
		killGroup(child);
	}, grace);
	await ended;
	clearTimeout(force);
}

/** Ends a process and its group as a power cut does: nothing is left in order. */
export async function killProcess(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = once(child, 'exit');
	killGroup(child);
	await ended;
}

/** Ends all that this process started and that still runs. */
export async function endAllProcesses(grace: number): Promise<void> {
	await Promise.all([...running].map(async (child) => await endProcess(child, grace)));
}

function killGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	if (WINDOWS) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
		return;
	}
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch (error) {
		// ESRCH: nobody of the group is left, which is the aim. EPERM: macOS says so of zombies.
		if (!isErrno(error, 'ESRCH', 'EPERM')) throw error;
	}
}

/** Whether a process of this id runs on this machine. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return isErrno(error, 'EPERM');
	}
}

export function isErrno(error: unknown, ...codes: string[]): boolean {
	return (
		typeof error === 'object' &&
		error !== null &&
		'code' in error &&
		codes.includes(String(error.code))
	);
}
