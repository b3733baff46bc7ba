import { existsSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../package.json';
import { root } from './repository.mts';

const scripts: Record<string, string> = packageJson.scripts;

it('carries the keyword by which n8n finds community nodes', () => {
	expect(packageJson.keywords).toContain('n8n-community-node-package');
});

it('publishes dist alone and needs n8n-workflow alone', () => {
	expect(packageJson.files).toEqual(['dist']);
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson).not.toHaveProperty('overrides');
});

it('holds itself to the rules for n8n Cloud', () => {
	expect(packageJson.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
});

it.each([...packageJson.n8n.nodes, ...packageJson.n8n.credentials])(
	'has a source for %s',
	(file) => {
		const source = file.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		expect(existsSync(join(root, source))).toBe(true);
	},
);

it('runs nothing on the machine of those who install it', () => {
	const onInstall = /^(pre|post)?(install|prepare)$|^prepublish$/;
	expect(Object.keys(scripts).filter((name) => onInstall.test(name))).toEqual([]);
});

it('relies on no pre and post scripts, which ignore-scripts in .npmrc turns off', () => {
	const hooks = Object.keys(scripts).flatMap((name) => [`pre${name}`, `post${name}`]);
	expect(hooks.filter((name) => name in scripts)).toEqual([]);
});

it('pins its tools, so that every clone builds and lints alike', () => {
	const versions = Object.values(packageJson.devDependencies);
	expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
