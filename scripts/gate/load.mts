import { access, mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { PackageDirectoryLoader } from 'n8n-core';

/**
 * Loads an unpacked tarball with n8n's own loader, where the only other package to be found is
 * n8n-workflow: code that imports anything else fails here as it would on a user's server.
 */
export async function loadAsN8nDoes(root: string, unpacked: string): Promise<string> {
	const modules = path.join(path.dirname(unpacked), 'node_modules');
	await mkdir(modules);
	await symlink(
		path.join(root, 'node_modules', 'n8n-workflow'),
		path.join(modules, 'n8n-workflow'),
	);

	// n8n-core takes seconds to load, so only this check pays for it.
	const n8nCore = await import('n8n-core');
	const loader = new n8nCore.PackageDirectoryLoader(unpacked);
	await loader.loadAll();

	await checkIcons(loader, unpacked);
	const withoutCodex = loader.types.nodes.filter((node) => !node.codex?.categories?.length);
	if (withoutCodex.length > 0) {
		throw new Error(`no codex for ${withoutCodex.map((node) => node.name).join(', ')}`);
	}

	const { nodes, credentials } = loader.types;
	return [...nodes, ...credentials].map((type) => type.displayName).join(', ');
}

async function checkIcons(loader: PackageDirectoryLoader, unpacked: string): Promise<void> {
	for (const { name, iconUrl } of [...loader.types.nodes, ...loader.types.credentials]) {
		if (typeof iconUrl !== 'object') throw new Error(`${name} lacks a light and a dark icon`);
		for (const url of [iconUrl.light, iconUrl.dark]) {
			await access(path.join(unpacked, url.replace(`icons/${loader.packageName}/`, '')));
		}
	}
}
