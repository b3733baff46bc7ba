import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, REMOVAL } from './processes.mts';

/**
 * The name of a folder that is to live no longer than this process. The host is part of it because
 * containers that share a folder don't share process ids.
 */
export function passingName(base: string): string {
	return `${passingPrefix(base)}${process.pid}`;
}

function passingPrefix(base: string): string {
	return `${base}.${hostname()}-`;
}

/** A new folder for temporary things, and none left of processes that were killed. */
export async function createPassingFolder(base: string): Promise<string> {
	await removeLeftovers(tmpdir(), base);
	return await mkdtemp(join(tmpdir(), `${passingName(base)}-`));
}

/** Removes the passing folders of processes that were killed before they could do it. */
export async function removeLeftovers(parent: string, base: string): Promise<void> {
	const prefix = passingPrefix(base);
	for (const name of await readdir(parent)) {
		if (!name.startsWith(prefix) || isAlive(Number.parseInt(name.slice(prefix.length), 10)))
			continue;
		// What cannot be removed belongs to another user, who will.
		await rm(join(parent, name), REMOVAL).catch(() => undefined);
	}
}
