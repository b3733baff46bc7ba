import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from './launch.mts';
import { PACKAGE_NAME } from './package.mts';
import { outputOf } from './problem.mts';
import { runProcess } from './processes.mts';
import { isRecord, type N8nRest } from './rest.mts';
import { NODE_TYPE } from './workflow.mts';

export interface Description {
	name: string;
	displayName: string;
	version: number | number[];
}

/** A node or a credential as n8n loaded it; undefined when it did not. */
export async function findType(
	rest: N8nRest,
	name: string,
	list: 'nodes' | 'credentials' = 'nodes',
): Promise<Description | undefined> {
	const types = await rest.get(`/types/${list}.json`);
	if (!Array.isArray(types)) return undefined;
	return types.find((type: unknown): type is Description => isRecord(type) && type.name === name);
}

/** Run by n8n's Node beside n8n: the driver that n8n uses itself is certain to fit its database. */
const INSERT = `
const { Database } = require('sqlite3');
const [file, ...values] = process.argv.slice(1);
const [name, version, author, email, node, type, latest] = values;
const now = new Date().toISOString().replace('T', ' ').replace('Z', '');
const db = new Database(file);
const end = (error) => { if (error) { console.error(error); process.exit(1); } };
db.configure('busyTimeout', 10000);
db.serialize(() => {
	db.run('INSERT INTO installed_packages (packageName, installedVersion, authorName, authorEmail, createdAt, updatedAt) VALUES (?, ?, ?, ?, ?, ?)',
		[name, version, author, email, now, now], end);
	db.run('INSERT INTO installed_nodes (name, type, latestVersion, package) VALUES (?, ?, ?, ?)',
		[node, type, Number(latest), name], end);
	db.close(end);
});`;

/** Adds what n8n's installer adds to its database, so that Settings → Community nodes lists the package. */
export async function listAsInstalled(
	{ n8n, node, userFolder }: Pick<LaunchOptions, 'n8n' | 'node' | 'userFolder'>,
	description: Description,
): Promise<void> {
	const file = join(userFolder.nodes, 'node_modules', PACKAGE_NAME, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as {
		version: string;
		author?: { name?: string; email?: string };
	};
	const values = [
		PACKAGE_NAME,
		manifest.version,
		manifest.author?.name ?? '',
		manifest.author?.email ?? '',
		description.displayName,
		NODE_TYPE,
		String([description.version].flat().at(-1)),
	];
	const args = ['-e', INSERT, join(userFolder.dotN8n, 'database.sqlite'), ...values];
	const inserted = runProcess(node.binary, args, { cwd: n8n.folder });
	await outputOf(inserted, "n8n's database did not take the package", 5);
}
