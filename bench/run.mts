// npm run bench: measures the nodes side by side with what users would build instead, and writes it down.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settle } from '../scripts/n8n/open.mts';
import { PACKAGE_NAME, REPOSITORY } from '../scripts/n8n/package.mts';
import { step } from '../scripts/n8n/progress.mts';
import { getParts, session, type ToUndo } from '../scripts/n8n/session.mts';
import { benches } from './benches.mts';
import { compete } from './compete.mts';
import { draw } from './draw.mts';
import { readFlags, USAGE, type Flags } from './flags.mts';
import { aligned, report } from './report.mts';
import { describeSetting } from './setting.mts';
import type { Figures, Results, Series } from './types.mts';

const GRACE = 2000;
const BENCH = join(REPOSITORY, 'bench');
/** Every single run: the report can be written anew without measuring for an hour. */
const FIGURES = 'figures.json';
const RESULTS = 'RESULTS.md';

/** What is to be run of a bench, if anything. */
function chosen(name: string, { quick, cases, rounds, benches: asked }: Flags): readonly Series[] {
	const { full, quick: small, keyOf } = benches[name];
	if (asked.length > 0 && !asked.includes(name)) return [];
	if (quick) return small;
	if (cases.length === 0) return full;
	return full
		.map((series) => series.filter((one) => cases.includes(keyOf(one))))
		.filter((series) => series.length > 0)
		.map((series) => (rounds === undefined ? series : series.map((one) => ({ ...one, rounds }))));
}

/** Installs the package into an n8n of its own, and runs the benches there; gives where that n8n keeps things. */
async function measure(flags: Flags, toUndo: ToUndo): Promise<[Figures, string]> {
	const settled = await settle(await getParts({}, toUndo), {}, toUndo);
	const { n8n, node, userFolder } = settled;
	const wachat = join(userFolder.nodes, 'node_modules', PACKAGE_NAME);
	const figures: Figures = {};
	for (const [name, bench] of Object.entries(benches)) {
		const all = chosen(name, flags);
		if (all.length === 0) continue;
		const setting = await describeSetting(wachat, n8n.folder, node.version);
		const results: Results = { setting, cases: [] };
		for (const series of all) {
			const arena = { ...settled, wachat, setting };
			const work = async (tell: (what: string) => void) =>
				await compete(arena, bench, series, tell);
			const found = await step(bench.titleOf(series[0]), work);
			console.log(await aligned(bench.table(found)));
			results.cases.push(...found);
		}
		figures[name] = results;
	}
	return [figures, userFolder.path];
}

async function readFigures(): Promise<Figures> {
	return JSON.parse(await readFile(join(BENCH, FIGURES), 'utf8')) as Figures;
}

function plotsOf(figures: Figures): Record<string, string> {
	const plots = Object.entries(benches).flatMap(([name, bench]) => {
		const results = figures[name];
		return results ? Object.entries(bench.plots(results)) : [];
	});
	return Object.fromEntries(plots.map(([file, plot]) => [file, draw(plot)]));
}

/** Writes the figures, and anew what follows from them. */
async function write(figures: Figures, folder: string): Promise<void> {
	const text = await readFile(join(BENCH, RESULTS), 'utf8');
	const files = {
		[FIGURES]: `${JSON.stringify(figures, null, '\t')}\n`,
		[RESULTS]: await report(text, figures),
		...plotsOf(figures),
	};
	await mkdir(folder, { recursive: true });
	for (const [name, content] of Object.entries(files)) {
		await writeFile(join(folder, name), content);
	}
}

function flawsIn(figures: Figures): string[] {
	return Object.entries(figures).flatMap(([name, results]) => {
		const { findFlaws, titleOf } = benches[name];
		return (results?.cases ?? []).flatMap((result) =>
			findFlaws(result).map((flaw) => `${titleOf(result.bench)}: ${flaw}`),
		);
	});
}

async function writeAgain(): Promise<number> {
	await write(await readFigures(), BENCH);
	return 0;
}

async function run(flags: Flags, toUndo: ToUndo): Promise<number> {
	const isWhole = !flags.quick && flags.cases.length === 0;
	const [measured, folder] = await measure(flags, toUndo);
	// What was not measured now stays as it was.
	const figures = { ...(await readFigures()), ...measured };
	// The quick check writes too, to where nobody looks: that has to work as well.
	await write(figures, isWhole ? BENCH : join(folder, 'bench'));
	const flaws = flawsIn(measured);
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
