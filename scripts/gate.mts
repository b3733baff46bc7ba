// The gate: everything that n8n's reviewers check by machine, and what they would have to take on
// trust, before anything is published. Needs no network.
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadAsN8nDoes } from './gate/load.mts';
import { scanSource, scanTarball } from './gate/scan.mts';
import { dependencyProblems, fileProblems, type PackageJson } from './gate/tarball.mts';
import { differences, hashTree } from './gate/tree.mts';
import { npm } from './n8n/npm.mts';
import { outputOf } from './n8n/problem.mts';
import { runProcess } from './n8n/processes.mts';

interface Check {
	name: string;
	/** The check without which this one says nothing. */
	needs?: string;
	/** Throws the reason of a failure; a text that it resolves to joins the report. */
	run: () => Promise<unknown>;
}

const root = path.dirname(import.meta.dirname);
const dist = path.join(root, 'dist');
const work = await realpath(await mkdtemp(path.join(tmpdir(), 'n8n-nodes-wachat-gate-')));
const unpacked = path.join(work, 'package');

// What the tools leave in the temporary folder goes away with ours.
process.env.TMPDIR = work;

async function readPackageJson(folder: string): Promise<PackageJson> {
	return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
}

function failOn(problems: string[]): void {
	if (problems.length > 0) throw new Error(problems.join('\n'));
}

async function runNpm(...args: string[]): Promise<string> {
	return await outputOf(npm(args, { cwd: root }), `"npm ${args.join(' ')}" failed`, Infinity);
}

async function lint(): Promise<void> {
	const { n8n } = await readPackageJson(root);
	// Without it, the linter accepts any eslint.config.mjs.
	if (n8n?.strict !== true) throw new Error('package.json lacks "n8n": { "strict": true }');
	const report = await runNpm('exec', '--', 'n8n-node', 'lint');
	// ESLint heads its summary with this sign; with success, only warnings are left to sum up.
	if (report.includes('✖')) throw new Error(report);
}

async function build(): Promise<void> {
	await rm(dist, { recursive: true, force: true });
	await runNpm('run', 'build');
}

/** A second build, over the first and a leftover, has to give the same tree. */
async function buildAgain(): Promise<string> {
	const first = await hashTree(dist);
	await writeFile(path.join(dist, 'leftover.js'), '');
	await runNpm('run', 'build');

	const second = await hashTree(dist);
	failOn(differences(first, second).map((file) => `dist/${file}: not the same`));
	return `${second.size} files`;
}

async function pack(): Promise<string> {
	await runNpm('pack', '--pack-destination', work);
	const tarball = (await readdir(work)).find((file) => file.endsWith('.tgz'));
	if (tarball === undefined) throw new Error('npm pack wrote no tarball');
	await outputOf(runProcess('tar', ['-xzf', tarball], { cwd: work }), 'tar does not unpack it');
	return tarball;
}

async function tarballFiles(): Promise<void> {
	failOn(await fileProblems(root, unpacked));
}

async function tarballDependencies(): Promise<void> {
	failOn(dependencyProblems(await readPackageJson(unpacked)));
}

const PACK = 'npm pack';
const BUILD = 'npm run build';

const checks: Check[] = [
	{ name: 'n8n-node lint, strict and without warnings', run: lint },
	{ name: "n8n's scanner, source", run: () => scanSource(root) },
	{ name: BUILD, run: build },
	{ name: 'A second build gives the same files', needs: BUILD, run: buildAgain },
	{ name: PACK, needs: BUILD, run: pack },
	{ name: 'The tarball holds the built sources, nothing else', needs: PACK, run: tarballFiles },
	{ name: 'The tarball needs n8n-workflow alone', needs: PACK, run: tarballDependencies },
	{ name: "n8n's scanner, tarball", needs: PACK, run: () => scanTarball(unpacked) },
	{ name: "n8n's loader", needs: PACK, run: () => loadAsN8nDoes(root, unpacked) },
];

/** Runs the checks in order, prints a line for each, and returns the names of those that failed. */
async function runChecks(): Promise<Set<string>> {
	const failed = new Set<string>();
	for (const check of checks) {
		try {
			if (check.needs !== undefined && failed.has(check.needs)) {
				throw new Error(`not checked, because "${check.needs}" failed`);
			}
			const remark = await check.run();
			console.log(`✔ ${check.name}${typeof remark === 'string' ? `: ${remark}` : ''}`);
		} catch (error) {
			failed.add(check.name);
			const reason = error instanceof Error ? error.message : String(error);
			console.log(`✘ ${check.name}\n${reason.replace(/^/gm, '    ')}`);
		}
	}
	return failed;
}

try {
	const failed = await runChecks();
	if (failed.size > 0) {
		console.log(`\n${failed.size} of ${checks.length} checks failed.`);
		process.exitCode = 1;
	}
} finally {
	await rm(work, { recursive: true, force: true });
}
