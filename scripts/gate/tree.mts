import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** All files below a folder, sorted, relative to it and with forward slashes. */
export async function listFiles(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.map((file) => file.replaceAll(path.sep, '/'))
		.sort();
}

/** The content of a folder as file → SHA-256. */
export async function hashTree(folder: string): Promise<Map<string, string>> {
	const hashes = new Map<string, string>();
	for (const file of await listFiles(folder)) {
		const content = await readFile(path.join(folder, file));
		hashes.set(file, createHash('sha256').update(content).digest('hex'));
	}
	return hashes;
}

/** The files that one tree lacks or holds with another content. */
export function differences(one: Map<string, string>, other: Map<string, string>): string[] {
	const files = new Set([...one.keys(), ...other.keys()]);
	return [...files].filter((file) => one.get(file) !== other.get(file)).sort();
}
