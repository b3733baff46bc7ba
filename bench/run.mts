// npm run bench: measures Get Many side by side with what users would build instead, and writes it down.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settle } from '../scripts/n8n/open.mts';
import { PACKAGE_NAME, REPOSITORY } from '../scripts/n8n/package.mts';
import { step } from '../scripts/n8n/progress.mts';
import { getParts, session, type ToUndo } from '../scripts/n8n/session.mts';
import { compete } from './compete.mts';
import { draw } from './draw.mts';
import { findFlaws } from './figures.mts';
import { readFlags, USAGE, type Flags } from './flags.mts';
import { getManyBench } from './getMany/bench.mts';
import { keyOf, titleOf } from './getMany/cases.mts';
import { caseTable, plots } from './getMany/report.mts';
import { aligned, report } from './report.mts';
import { describeSetting } from './setting.mts';
import type { Case, Results } from './types.mts';

const GRACE = 2000;
const BENCH = join(REPOSITORY, 'bench');
/** Every single run: the report can be written anew without measuring for an hour. */
const FIGURES = 'figures.json';
const RESULTS = 'RESULTS.md';

function chosen({ quick, cases, rounds }: Flags): readonly Case[] {
	if (quick) return getManyBench.quick;
	if (cases.length === 0) return getManyBench.full;
	const picked = getManyBench.full.filter((bench) => cases.includes(keyOf(bench)));
	return rounds === undefined ? picked : picked.map((bench) => ({ ...bench, rounds }));
}

/** Installs the package into an n8n of its own, and runs the cases there; gives where that n8n keeps things. */
async function measure(cases: readonly Case[], toUndo: ToUndo): Promise<[Results, string]> {
	const parts = await getParts({}, toUndo);
	const { n8n, node } = parts;
	const { userFolder } = await settle(parts, {}, toUndo);
	const wachat = join(userFolder.nodes, 'node_modules', PACKAGE_NAME);
	const setting = await describeSetting(wachat, n8n.folder, node.version);
	const results: Results = { setting, cases: [] };
	for (const bench of cases) {
		const arena = { node, n8n, userFolder, wachat, setting };
		const result = await step(
			titleOf(bench),
			async (tell) => await compete(arena, getManyBench, bench, tell),
		);
		console.log(await aligned(caseTable([result])));
		results.cases.push(result);
	}
	return [results, userFolder.path];
}

/** Writes the figures, and anew what follows from them. */
async function write(results: Results, folder: string): Promise<void> {
	const text = await readFile(join(BENCH, RESULTS), 'utf8');
	const files = {
		[FIGURES]: `${JSON.stringify(results, null, '\t')}\n`,
		[RESULTS]: await report(text, results),
		...Object.fromEntries(Object.entries(plots(results)).map(([file, plot]) => [file, draw(plot)])),
	};
	await mkdir(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) {
		await writeFile(join(folder, name), content);
	}
}

async function writeAgain(): Promise<number> {
	await write(JSON.parse(await readFile(join(BENCH, FIGURES), 'utf8')) as Results, BENCH);
	return 0;
}

async function run(flags: Flags, toUndo: ToUndo): Promise<number> {
	const isWhole = !flags.quick && flags.cases.length === 0;
	const [results, folder] = await measure(chosen(flags), toUndo);
	// The quick check writes too, to where nobody looks: that has to work as well.
	await write(results, isWhole ? BENCH : join(folder, 'bench'));
	const flaws = results.cases.flatMap((result) =>
		findFlaws(result).map((flaw) => `${titleOf(result.bench)}: ${flaw}`),
	);
	for (const flaw of flaws) console.error(`Broken: ${flaw}`);
	return flaws.length === 0 ? 0 : 1;
}

/** The flags, or the exit code if there is nothing to run. */
function flagsOrExit(): Flags | number {
	try {
		const flags = readFlags(process.argv.slice(2));
		if (!flags.help) return flags;
		console.log(USAGE);
		return 0;
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		return 2;
	}
}

async function main(): Promise<number> {
	const flags = flagsOrExit();
	if (typeof flags === 'number') return flags;
	const work = async (toUndo: ToUndo) =>
		flags.report ? await writeAgain() : await run(flags, toUndo);
	return await session(work, GRACE);
}

process.exit(await main());
