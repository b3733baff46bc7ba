import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.mts';
import { installWithRetries } from './download.mts';
import { type NodeRuntime, USUAL_MAJOR } from './nodeRuntime.mts';
import { npm } from './npm.mts';
import { lastLines, outputOf } from './problem.mts';
import { runProcess } from './processes.mts';
import { step } from './progress.mts';

/** The version that `npm start` runs. */
export const N8N_VERSION = '2.41.1';

const SIZE = 3e9;

/** n8n before 2.41 takes xlsx from its maker's own host; the registry has it under another name. */
const OVERRIDES = { xlsx: 'npm:@e965/xlsx@0.20.3' };

export interface N8n {
	version: string;
	/** The folder that holds its node_modules. */
	folder: string;
	/** The file that Node runs. */
	bin: string;
}

/** A real n8n from the registry: installed on first use, kept in the cache. */
export async function getN8n(version: string, node: NodeRuntime): Promise<N8n> {
	const title = `n8n ${version}`;
	const folder = await step(title, async (tell) => {
		return await cached({
			name: cacheName(version, node),
			size: SIZE,
			findFlaw: async (folder) => await findFlaw(folder, version, node),
			fill: async (folder) => {
				await writeFile(join(folder, 'package.json'), JSON.stringify(manifest(version)));
				await installWithRetries({
					what: title,
					tell,
					cwd: folder,
					nodeBinary: node.binary,
				});
				tell('preparing its database driver');
				await buildDatabaseDriver(folder, node);
			},
		});
	});
	return { version, folder, bin: join(folder, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Its database driver is compiled for one Node: another one would crash with it. */
export function cacheName(version: string, node: Pick<NodeRuntime, 'version'>): string {
	const major = Number.parseInt(node.version, 10);
	return major === USUAL_MAJOR ? `n8n-${version}` : `n8n-${version}-node${String(major)}`;
}

export function manifest(version: string): object {
	return {
		private: true,
		dependencies: { n8n: version },
		overrides: OVERRIDES,
		// For an npm that asks which install scripts may run.
		allowScripts: { sqlite3: true },
	};
}

/** SQLite's driver is the one part that n8n cannot start without and whose install script matters. */
async function buildDatabaseDriver(folder: string, node: NodeRuntime): Promise<void> {
	const built = npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: folder,
		nodeBinary: node.binary,
		// Where no ready-made driver can be had it is compiled, against the headers that came with Node.
		env: node.headers === undefined ? {} : { npm_config_nodedir: node.headers },
	});
	const sentence =
		"n8n's database driver (sqlite3) could neither be downloaded ready-made nor compiled here.\n" +
		'Either try again with a working connection, or install what compiling takes: Python 3, make and\n' +
		'a C++ compiler (Debian, Ubuntu: apt-get install python3 build-essential; macOS:\n' +
		'xcode-select --install; Windows: Visual Studio Build Tools with "Desktop development with C++").\n' +
		'npm said';
	await outputOf(built, sentence, 15);
}

async function findFlaw(
	folder: string,
	version: string,
	node: NodeRuntime,
): Promise<string | undefined> {
	const installed = await installedVersion(folder);
	if (installed !== version) return `it holds n8n ${installed ?? '(none)'}, not ${version}`;
	const driver = await runProcess(
		node.binary,
		['-e', "new (require('sqlite3').Database)(':memory:').close()"],
		{ cwd: folder },
	);
	if (driver.code === 0) return undefined;
	return `its database driver does not load:\n${lastLines(driver.output, 8)}`;
}

async function installedVersion(folder: string): Promise<string | undefined> {
	try {
		const file = join(folder, 'node_modules', 'n8n', 'package.json');
		const { version } = JSON.parse(await readFile(file, 'utf8')) as { version?: string };
		return version;
	} catch {
		return undefined;
	}
}
