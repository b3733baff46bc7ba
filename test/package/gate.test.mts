import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dependencyProblems, fileProblems } from '../../scripts/gate/tarball.mts';
import { differences, hashTree } from '../../scripts/gate/tree.mts';

type Files = Record<string, string>;

const SOURCES: Files = {
	'credentials/Some.credentials.ts': '',
	'nodes/Some/Some.node.ts': '',
	'nodes/Some/Some.node.json': '',
	'nodes/Some/some.svg': '',
	'nodes/Some/types.d.ts': '',
};

const PACKED: Files = {
	'package.json': '{}',
	'README.md': '',
	LICENSE: '',
	'dist/credentials/Some.credentials.js': '',
	'dist/nodes/Some/Some.node.js': '',
	'dist/nodes/Some/Some.node.json': '',
	'dist/nodes/Some/some.svg': '',
};

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wachat-test-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** Writes the files into a folder of the given name and returns where it is. */
async function write(name: string, files: Files): Promise<string> {
	for (const [file, content] of Object.entries(files)) {
		const target = join(folder, name, file);
		await mkdir(dirname(target), { recursive: true });
		await writeFile(target, content);
	}
	return join(folder, name);
}

function without(files: Files, name: string): Files {
	return Object.fromEntries(Object.entries(files).filter(([file]) => file !== name));
}

describe('the files of the tarball', () => {
	const problems = async (sources: Files, packed: Files) =>
		fileProblems(await write('sources', sources), await write('packed', packed));

	it('may be the built sources', async () => {
		expect(await problems(SOURCES, PACKED)).toEqual([]);
	});

	it.each([
		'dist/package.json',
		'dist/tsconfig.tsbuildinfo',
		'dist/nodes/Some/Some.node.js.map',
		'dist/nodes/Some/Some.node.d.ts',
		'scripts/gate.mts',
	])('may not hold %s', async (file) => {
		const packed = { ...PACKED, [file]: '' };
		expect(await problems(SOURCES, packed)).toEqual([`${file}: has no source`]);
	});

	it.each(Object.keys(PACKED))('may not lack %s', async (file) => {
		expect(await problems(SOURCES, without(PACKED, file))).toEqual([`${file}: missing`]);
	});

	it.each(['nodes/Some/Some.test', 'nodes/test/helper', 'credentials/__tests__/Some'])(
		'may not come from the test %s',
		async (file) => {
			const sources = { ...SOURCES, [`${file}.ts`]: '' };
			const packed = { ...PACKED, [`dist/${file}.js`]: '' };
			expect(await problems(sources, packed)).toEqual([`${file}.ts: belongs in test/`]);
		},
	);

	it('may not hold a source map within the code', async () => {
		const file = 'dist/nodes/Some/Some.node.js';
		const packed = { ...PACKED, [file]: '//# sourceMappingURL=data:application/json;base64,e30=' };
		expect(await problems(SOURCES, packed)).toEqual([`${file}: names a source map`]);
	});
});

describe('the dependencies of the package', () => {
	const peerDependencies = { 'n8n-workflow': '*' };

	it('may be any n8n-workflow', () => {
		expect(dependencyProblems({ peerDependencies })).toEqual([]);
	});

	it.each([undefined, {}, { 'n8n-workflow': '^2' }, { ...peerDependencies, zod: '*' }])(
		'may not be the peers %j',
		(peers) => {
			expect(dependencyProblems({ peerDependencies: peers })).toHaveLength(1);
		},
	);

	it.each(['dependencies', 'optionalDependencies', 'bundleDependencies', 'overrides'])(
		'may not come from "%s"',
		(field) => {
			const problems = dependencyProblems({ peerDependencies, [field]: {} });
			expect(problems).toEqual([`package.json has "${field}"`]);
		},
	);
});

it('tells which files differ between two builds', async () => {
	const one = await write('one', { same: '1', changed: '1', 'sub/gone': '1' });
	const other = await write('other', { same: '1', changed: '2', 'sub/new': '1' });
	expect(differences(await hashTree(one), await hashTree(other))).toEqual([
		'changed',
		'sub/gone',
		'sub/new',
	]);
});
