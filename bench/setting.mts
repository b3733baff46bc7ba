import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { N8n } from '../scripts/n8n/install.mts';
import type { NodeRuntime } from '../scripts/n8n/nodeRuntime.mts';
import { PACKAGE_NAME, REPOSITORY } from '../scripts/n8n/package.mts';
import { runProcess } from '../scripts/n8n/processes.mts';
import type { Setting } from './results.mts';

const N8N_PACKAGES = ['n8n', 'n8n-core', 'n8n-workflow', 'n8n-nodes-base'];

interface Parts {
	command: string;
	node: NodeRuntime;
	n8n: N8n;
	/** Where the package is installed. */
	wachat: string;
}

async function versionIn(folder: string): Promise<string> {
	const manifest = await readFile(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

/** The commit, and `-dirty` behind it if files differ from it. */
async function describeSource(): Promise<string> {
	const git = runProcess('git', ['describe', '--always', '--dirty'], { cwd: REPOSITORY });
	const { code, output } = await git.catch(() => ({ code: 1, output: '' }));
	return code === 0 ? output.trim() : 'not under version control';
}

/** Where the measurement takes place, and with what; how n8n evaluates expressions is found out later. */
export async function describeSetting({ command, node, n8n, wachat }: Parts): Promise<Setting> {
	const versions: Record<string, string> = { [PACKAGE_NAME]: await versionIn(wachat) };
	for (const name of N8N_PACKAGES) {
		versions[name] = await versionIn(join(n8n.folder, 'node_modules', name));
	}
	const processors = cpus();
	return {
		command,
		source: await describeSource(),
		date: new Date().toISOString().slice(0, 10),
		processor: processors[0]?.model.trim() ?? 'unknown',
		cores: processors.length,
		memory: totalmem(),
		system: `${type()} ${release()}`,
		versions: { ...versions, Node: node.version },
		expressions: 'unknown',
	};
}
