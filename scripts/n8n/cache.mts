import { existsSync, rmSync } from 'node:fs';
import { mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { passingName, removeLeftovers } from './leftovers.mts';
import { Problem } from './problem.mts';
import { isErrno, REMOVAL } from './processes.mts';

const NAME = 'n8n-nodes-wachat';

/** The file that says: everything in this folder arrived and was tried. */
const MARK = '.complete';

/** Where downloads are kept: outside the repository, so that a fresh clone finds them again. */
export function cacheFolder(
	env: NodeJS.ProcessEnv = process.env,
	platform: NodeJS.Platform = process.platform,
	home: string = homedir(),
): string {
	if (env.WACHAT_CACHE_DIR) return env.WACHAT_CACHE_DIR;
	// The XDG specification wants relative paths ignored.
	const xdg = env.XDG_CACHE_HOME;
	if (xdg && isAbsolute(xdg)) return join(xdg, NAME);
	if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME);
	if (platform === 'darwin') return join(home, 'Library', 'Caches', NAME);
	return join(home, '.cache', NAME);
}

export interface CacheEntry {
	/** The folder's name within the cache. */
	name: string;
	/** About how many bytes it takes on the disk. */
	size: number;
	fill: (folder: string) => Promise<void>;
	/** What is wrong with the folder's content; undefined when it works. */
	findFlaw: (folder: string) => Promise<string | undefined>;
}

/**
 * The folder of an entry, filled on first use. It is filled under another name, tried, and only then
 * renamed: a killed download is never taken for a good one, and two at once don't meet.
 */
export async function cached(entry: CacheEntry): Promise<string> {
	const root = cacheFolder();
	const folder = join(root, entry.name);
	if (existsSync(join(folder, MARK))) return folder;
	if (existsSync(folder)) return await adopt(folder, entry);

	await mkdir(root, { recursive: true });
	await removeLeftovers(root, entry.name);
	await assertRoom(root, entry);
	const partial = join(root, passingName(entry.name));
	// Also when this process is interrupted: what arrived takes up gigabytes.
	const removePartial = () => {
		rmSync(partial, REMOVAL);
	};
	process.once('exit', removePartial);
	try {
		await rm(partial, REMOVAL);
		await mkdir(partial);
		await entry.fill(partial);
		const flaw = await entry.findFlaw(partial);
		if (flaw !== undefined) throw new Problem(`What was downloaded does not work: ${flaw}`);
		await mark(partial);
		await publish(partial, folder);
	} finally {
		await rm(partial, REMOVAL);
		process.off('exit', removePartial);
	}
	return folder;
}

/** A folder that somebody else put there is good when it works. */
async function adopt(folder: string, entry: CacheEntry): Promise<string> {
	const flaw = await entry.findFlaw(folder);
	if (flaw !== undefined) {
		throw new Problem(
			`${folder} is not complete: ${flaw}\nRemove that folder and start again to download it anew.`,
		);
	}
	await mark(folder);
	return folder;
}

async function mark(folder: string): Promise<void> {
	await writeFile(join(folder, MARK), '');
}

async function publish(partial: string, folder: string): Promise<void> {
	try {
		await rename(partial, folder);
	} catch (error) {
		// Somebody else was faster: theirs is as good.
		if (existsSync(join(folder, MARK)) && isErrno(error, 'ENOTEMPTY', 'EEXIST', 'EPERM')) return;
		throw error;
	}
}

async function assertRoom(root: string, entry: CacheEntry): Promise<void> {
	const free = await freeSpace(root);
	// npm's own cache grows as well.
	if (free >= entry.size * 1.2) return;
	throw new Problem(
		`${entry.name} takes about ${gigabytes(entry.size)}, but ${root} has only ${gigabytes(free)} left. ` +
			'Make room, or set WACHAT_CACHE_DIR to a folder on another disk.',
	);
}

async function freeSpace(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

function gigabytes(bytes: number): string {
	return `${(bytes / 1e9).toFixed(1)} GB`;
}
