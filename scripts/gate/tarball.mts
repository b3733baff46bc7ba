import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from './tree.mts';

export type PackageJson = Record<string, unknown> & { n8n?: { strict?: boolean } };

const SOURCE_FOLDERS = ['credentials', 'nodes'];
const TOP_LEVEL_FILES = ['LICENSE', 'README.md', 'package.json'];
const TEST_FILE = /(^|\/)(__tests__|tests?)\/|\.(test|spec)\./;

/** What becomes of a source file in the package, or nothing if it does not ship. */
function shippedAs(source: string): string[] {
	if (source.endsWith('.d.ts')) return [];
	if (source.endsWith('.ts')) return [`dist/${source.replace(/\.ts$/, '.js')}`];
	return /(\.(svg|png|node\.json)|\/__schema__\/.*\.json)$/.test(source) ? [`dist/${source}`] : [];
}

async function listSources(root: string): Promise<string[]> {
	const lists = SOURCE_FOLDERS.map(async (folder) =>
		(await listFiles(path.join(root, folder))).map((file) => `${folder}/${file}`),
	);
	return (await Promise.all(lists)).flat();
}

/** What keeps an unpacked tarball from being exactly the sources at `root`, built: empty when it is. */
export async function fileProblems(root: string, unpacked: string): Promise<string[]> {
	const sources = await listSources(root);
	const expected = new Set([...TOP_LEVEL_FILES, ...sources.flatMap(shippedAs)]);
	const found = await listFiles(unpacked);

	return [
		...sources.filter((file) => TEST_FILE.test(file)).map((file) => `${file}: belongs in test/`),
		...[...expected].filter((file) => !found.includes(file)).map((file) => `${file}: missing`),
		...found.filter((file) => !expected.has(file)).map((file) => `${file}: has no source`),
		...(await sourceMapProblems(unpacked, found)),
	];
}

async function sourceMapProblems(unpacked: string, files: string[]): Promise<string[]> {
	const problems: string[] = [];
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		const code = await readFile(path.join(unpacked, file), 'utf8');
		if (code.includes('sourceMappingURL=')) problems.push(`${file}: names a source map`);
	}
	return problems;
}

/** What keeps a package from needing nothing but the n8n it is installed in: empty when nothing does. */
export function dependencyProblems(packageJson: PackageJson): string[] {
	const forbidden = [
		'dependencies',
		'optionalDependencies',
		'bundleDependencies',
		'bundledDependencies',
		'overrides',
	].filter((field) => packageJson[field] !== undefined);

	const peers = JSON.stringify(packageJson.peerDependencies);
	return [
		...forbidden.map((field) => `package.json has "${field}"`),
		...(peers === '{"n8n-workflow":"*"}' ? [] : [`the peers are ${peers}, not n8n-workflow: "*"`]),
	];
}
