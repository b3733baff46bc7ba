import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from './npm.mts';
import { outputOf, Problem } from './problem.mts';
import { isErrno, runProcess } from './processes.mts';
import type { UserFolder } from './userFolder.mts';

export const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

export const PACKAGE_NAME = 'n8n-nodes-wachat';

export async function buildPackage(): Promise<void> {
	await outputOf(npm(['run', 'build'], { cwd: REPOSITORY }), 'The package does not build');
}

/** Packs the package as it would be published; gives the tarball's path. */
export async function packPackage(intoFolder: string): Promise<string> {
	const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', intoFolder];
	const output = await outputOf(npm(args, { cwd: REPOSITORY }), 'The package cannot be packed');
	const name = output.trim().split('\n').at(-1)?.trim() ?? '';
	return join(intoFolder, name);
}

/**
 * Installs a tarball of the package as n8n does it in Settings → Community nodes, step by step: n8n
 * itself can install only what is on a registry.
 */
export async function installPackage(tarball: string, userFolder: UserFolder): Promise<void> {
	const folder = join(userFolder.nodes, 'node_modules', PACKAGE_NAME);
	await mkdir(folder, { recursive: true });
	await unpack(tarball, folder);

	const file = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	await writeFile(file, JSON.stringify(withoutForeignDependencies(manifest), null, 2));
	const args = [
		'install',
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	];
	await outputOf(npm(args, { cwd: folder }), 'What the package depends on cannot be installed');

	const ledger = {
		name: 'installed-nodes',
		private: true,
		dependencies: { [PACKAGE_NAME]: manifest.version },
	};
	await writeFile(join(userFolder.nodes, 'package.json'), JSON.stringify(ledger, null, 2));
	// n8n asks npm for newer versions whenever it lists packages; without a network that hangs.
	await writeFile(join(userFolder.nodes, '.npmrc'), 'offline=true\n');
}

/** n8n has its own copies of what a package expects from its host, and builds nothing. */
export function withoutForeignDependencies(
	manifest: Record<string, unknown>,
): Record<string, unknown> {
	const foreign = ['devDependencies', 'peerDependencies', 'optionalDependencies'];
	return Object.fromEntries(Object.entries(manifest).filter(([name]) => !foreign.includes(name)));
}

async function unpack(tarball: string, folder: string): Promise<void> {
	const args = ['-xzf', tarball, '-C', folder, '--strip-components=1'];
	const unpacked = runProcess('tar', args).catch((error: unknown) => {
		if (!isErrno(error, 'ENOENT')) throw error;
		throw new Problem('n8n unpacks packages with tar, which is not installed here.');
	});
	await outputOf(unpacked, `${tarball} cannot be unpacked`, 5);
}
