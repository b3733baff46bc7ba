// npm run bench: measures Get Many side by side with what users would build instead, and writes it down.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getN8n, N8N_VERSION } from '../scripts/n8n/install.mts';
import { listenForInterruption } from '../scripts/n8n/interruption.mts';
import { getNode } from '../scripts/n8n/nodeRuntime.mts';
import {
	buildPackage,
	installPackage,
	PACKAGE_NAME,
	packPackage,
	REPOSITORY,
} from '../scripts/n8n/package.mts';
import { Problem } from '../scripts/n8n/problem.mts';
import { endAllProcesses } from '../scripts/n8n/processes.mts';
import { step } from '../scripts/n8n/progress.mts';
import { createUserFolder, type UserFolder } from '../scripts/n8n/userFolder.mts';
import { FULL, keyOf, QUICK, titleOf, type Case } from './cases.mts';
import { compete } from './compete.mts';
import { drawPlots } from './draw.mts';
import { readFlags, USAGE, type Flags } from './flags.mts';
import { report } from './report.mts';
import type { Results } from './results.mts';
import { describeSetting } from './setting.mts';
import { summary } from './summary.mts';
import { findFlaws } from './verdict.mts';

const GRACE = 2000;
const BENCH = join(REPOSITORY, 'bench');
/** Every single run: the report can be written anew without measuring for an hour. */
const FIGURES = 'figures.json';

function chosen({ quick, cases, rounds }: Flags): readonly Case[] {
	if (quick) return QUICK;
	if (cases.length === 0) return FULL;
	const picked = FULL.filter((bench) => cases.includes(keyOf(bench)));
	return rounds === undefined ? picked : picked.map((bench) => ({ ...bench, rounds }));
}

/** Installs the package into an n8n of its own, and runs the cases there. */
async function measure(cases: readonly Case[], folder: UserFolder): Promise<Results> {
	const node = await getNode();
	const n8n = await getN8n(N8N_VERSION, node);
	await step('The package, built and installed', async () => {
		await buildPackage();
		await installPackage(await packPackage(folder.path), folder);
	});
	const wachat = join(folder.nodes, 'node_modules', PACKAGE_NAME);
	const setting = await describeSetting({ command: 'npm ci && npm run bench', node, n8n, wachat });
	const onExpressions = (engine: string) => {
		setting.expressions = engine;
	};
	const results: Results = { setting, cases: [] };
	for (const bench of cases) {
		const arena = { node, n8n, userFolder: folder, wachat, onExpressions };
		const result = await step(titleOf(bench), async (tell) => await compete(arena, bench, tell));
		console.log(summary(result));
		results.cases.push(result);
	}
	return results;
}

/** Everything that is written, by file name. */
function files(results: Results): Record<string, string> {
	const figures = `${JSON.stringify(results, null, '\t')}\n`;
	return { [FIGURES]: figures, 'RESULTS.md': report(results), ...drawPlots(results) };
}

async function write(results: Results, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	for (const [name, text] of Object.entries(files(results))) {
		await writeFile(join(folder, name), text);
	}
}

async function writeAgain(): Promise<number> {
	await write(JSON.parse(await readFile(join(BENCH, FIGURES), 'utf8')) as Results, BENCH);
	return 0;
}

async function run(flags: Flags): Promise<number> {
	const isWhole = !flags.quick && flags.cases.length === 0;
	const folder = await createUserFolder();
	try {
		const results = await measure(chosen(flags), folder);
		// The quick check writes too, to where nobody looks: that has to work as well.
		await write(results, isWhole ? BENCH : join(folder.path, 'bench'));
		const flaws = findFlaws(results.cases);
		for (const flaw of flaws) console.error(`Broken: ${flaw}`);
		return flaws.length === 0 ? 0 : 1;
	} finally {
		await endAllProcesses(GRACE);
		await folder.remove();
	}
}

async function main(): Promise<number> {
	let flags: Flags;
	try {
		flags = readFlags(process.argv.slice(2));
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		return 2;
	}
	if (flags.help) {
		console.log(USAGE);
		return 0;
	}
	try {
		return flags.report
			? await writeAgain()
			: await Promise.race([run(flags), listenForInterruption()]);
	} catch (error) {
		console.error(error instanceof Problem ? error.message : error);
		return 1;
	}
}

process.exit(await main());
