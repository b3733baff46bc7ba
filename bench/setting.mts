import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { runProcess } from '../scripts/n8n/processes.mts';

async function versionIn(folder: string): Promise<string> {
	const manifest = await readFile(join(folder, 'package.json'), 'utf8');
	return (JSON.parse(manifest) as { version: string }).version;
}

/** The commit, and `-dirty` behind it if files differ from it. */
async function describeSource(): Promise<string> {
	const git = runProcess('git', ['describe', '--always', '--dirty']);
	const { code, output } = await git.catch(() => ({ code: 1, output: '' }));
	return code === 0 ? output.trim() : 'not under version control';
}

/** Where the measurement takes place, and with what; how n8n evaluates expressions is found out later. */
export async function describeSetting(wachat: string, n8n: string, node: string) {
	const flags = process.argv.slice(2);
	const versions: Record<string, string> = { 'n8n-nodes-wachat': await versionIn(wachat) };
	for (const name of ['n8n', 'n8n-core', 'n8n-workflow', 'n8n-nodes-base']) {
		versions[name] = await versionIn(join(n8n, 'node_modules', name));
	}
	const processors = cpus();
	return {
		command: ['npm ci && npm run bench', ...(flags.length ? ['--', ...flags] : [])].join(' '),
		source: await describeSource(),
		date: new Date().toISOString().slice(0, 10),
		processor: processors[0]?.model.trim() ?? 'unknown',
		cores: processors.length,
		/** Bytes. */
		memory: totalmem(),
		system: `${type()} ${release()}`,
		versions: { ...versions, Node: node },
		expressions: 'unknown',
	};
}

export type Setting = Awaited<ReturnType<typeof describeSetting>>;
