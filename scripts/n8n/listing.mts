import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { N8n } from './install.mts';
import type { NodeRuntime } from './nodeRuntime.mts';
import { PACKAGE_NAME } from './package.mts';
import { lastLines, Problem } from './problem.mts';
import { runProcess } from './processes.mts';
import { isRecord, type N8nRest } from './rest.mts';
import type { UserFolder } from './userFolder.mts';
import { NODE_TYPE } from './workflow.mts';

export interface NodeDescription {
	name: string;
	displayName: string;
	version: number | number[];
}

/** The node as n8n loaded it; undefined when it did not. */
export async function findNodeType(
	rest: N8nRest,
	type: string,
): Promise<NodeDescription | undefined> {
	const types = await rest.get('/types/nodes.json');
	if (!Array.isArray(types)) return undefined;
	return types.find(
		(found: unknown): found is NodeDescription => isRecord(found) && found.name === type,
	);
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
	n8n: N8n,
	node: NodeRuntime,
	userFolder: UserFolder,
	description: NodeDescription,
): Promise<void> {
	const file = join(userFolder.nodes, 'node_modules', PACKAGE_NAME, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as {
		version: string;
		author?: { name?: string; email?: string };
	};
	const { code, output } = await runProcess(
		node.binary,
		[
			'-e',
			INSERT,
			join(userFolder.dotN8n, 'database.sqlite'),
			PACKAGE_NAME,
			manifest.version,
			manifest.author?.name ?? '',
			manifest.author?.email ?? '',
			description.displayName,
			NODE_TYPE,
			String([description.version].flat().at(-1)),
		],
		{ cwd: n8n.folder },
	);
	if (code === 0) return;
	throw new Problem(`n8n's database did not take the package:\n${lastLines(output, 5)}`);
}
