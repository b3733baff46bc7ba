import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listFiles } from '../../scripts/gate/tree.mts';
import { outputOf } from '../../scripts/n8n/problem.mts';
import { runProcess } from '../../scripts/n8n/processes.mts';
import { root } from './repository.mts';

/** Bytes that are no UTF-8, as in any PNG. */
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0xc3]);

let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-wachat-test-'));
	await cp(join(root, 'gulpfile.js'), join(folder, 'gulpfile.js'));
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
	await mkdir(join(folder, 'nodes/Some/inner'), { recursive: true });
	await mkdir(join(folder, 'nodes/Some/__schema__/v1.0.0/thing'), { recursive: true });
	await mkdir(join(folder, 'credentials'));
	await mkdir(join(folder, 'dist'));
	await Promise.all([
		writeFile(join(folder, 'nodes/Some/Some.node.json'), '{}'),
		writeFile(join(folder, 'nodes/Some/__schema__/v1.0.0/thing/get.json'), '{}'),
		writeFile(join(folder, 'nodes/Some/Some.node.ts'), ''),
		writeFile(join(folder, 'nodes/Some/notes.md'), ''),
		writeFile(join(folder, 'nodes/Some/inner/some.png'), PNG),
		writeFile(join(folder, 'credentials/some.svg'), ''),
		writeFile(join(folder, 'dist/leftover.js'), ''),
	]);
	const gulp = join(root, 'node_modules/gulp/bin/gulp.js');
	const gulpfile = join(folder, 'gulpfile.js');
	const args = [gulp, '--gulpfile', gulpfile, '--series', 'clean', 'static'];
	await outputOf(runProcess('node', args, { cwd: folder }), 'gulp failed');
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('leaves nothing of an earlier build, and puts icons, codex and schema files where their sources are', async () => {
	expect(await listFiles(join(folder, 'dist'))).toEqual([
		'credentials/some.svg',
		'nodes/Some/Some.node.json',
		'nodes/Some/__schema__/v1.0.0/thing/get.json',
		'nodes/Some/inner/some.png',
	]);
});

it('copies pictures byte for byte', async () => {
	expect(await readFile(join(folder, 'dist/nodes/Some/inner/some.png'))).toEqual(PNG);
});
