import { cacheName, manifest } from '../../scripts/n8n/install.mts';
import { nodePackageFor } from '../../scripts/n8n/nodeRuntime.mts';
import { withoutForeignDependencies } from '../../scripts/n8n/package.mts';

test('there is a Node 24 for the usual systems', () => {
	for (const [platform, arch] of [
		['linux', 'x64'],
		['linux', 'arm64'],
		['darwin', 'x64'],
		['darwin', 'arm64'],
		['win32', 'x64'],
	] as const) {
		expect(nodePackageFor(platform, arch, true)?.version).toMatch(/^24\./);
	}
});

test('there is none for a Linux without glibc, nor for rare systems', () => {
	expect(nodePackageFor('linux', 'x64', false)).toBeUndefined();
	expect(nodePackageFor('freebsd', 'x64', true)).toBeUndefined();
});

test('n8n is asked for in its exact version, and everything from the registry', () => {
	expect(manifest('2.41.1')).toMatchObject({
		dependencies: { n8n: '2.41.1' },
		overrides: { xlsx: expect.stringMatching(/^npm:/) as string },
	});
});

test('an installed package brings along only its own dependencies', () => {
	const kept = { name: 'n8n-nodes-wachat', dependencies: { a: '1' } };
	const foreign = { devDependencies: {}, peerDependencies: {}, optionalDependencies: {} };
	expect(withoutForeignDependencies({ ...kept, ...foreign })).toEqual(kept);
});

test('an n8n is kept for each Node that runs it', () => {
	expect(cacheName('2.41.1', { version: '24.21.0' })).toBe('n8n-2.41.1');
	expect(cacheName('2.8.4', { version: '20.20.2' })).toBe('n8n-2.8.4-node20');
});
