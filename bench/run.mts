// npm run bench: measures the nodes side by side with what users would build instead, and writes it down.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { settle } from '../scripts/n8n/open.mts';
import { PACKAGE_NAME, REPOSITORY } from '../scripts/n8n/package.mts';
import { step } from '../scripts/n8n/progress.mts';
import { getParts, session, type ToUndo } from '../scripts/n8n/session.mts';
import { benches, flawsIn, keyOf } from './benches.mts';
import { compete } from './compete.mts';
import { draw } from './draw.mts';
import { rowsOf } from './figures.mts';
import { readFlags, USAGE, type Flags } from './flags.mts';
import { aligned, report } from './report.mts';
import { describeSetting } from './setting.mts';
import { summary, table } from './tables.mts';
import type { Bench, Figures, Results, Series } from './types.mts';

const GRACE = 2000;
const BENCH = join(REPOSITORY, 'bench');
/** Every single run: the report can be written anew without measuring for an hour. */
const FIGURES = 'figures.json';
const RESULTS = 'RESULTS.md';

/** What is to be run of a bench. */
function chosen({ full, quick }: Bench, flags: Flags): Series[] {
	return (flags.quick ? quick : full)
		.map((series) => series.filter((one) => flags.cases?.includes(keyOf(one)) ?? true))
		.filter((series) => series.length > 0)
		.map((series) => series.map((one) => ({ ...one, rounds: flags.rounds ?? one.rounds })));
}

/** Installs the package into an n8n of its own, and runs the benches there. */
async function measure(flags: Flags, toUndo: ToUndo): Promise<Figures> {
	const settled = await settle(await getParts({}, toUndo), {}, toUndo);
	const { n8n, node, userFolder } = settled;
	const wachat = join(userFolder.nodes, 'node_modules', PACKAGE_NAME);
	const figures: Figures = {};
	for (const name of flags.benches) {
		const setting = await describeSetting(wachat, n8n.folder, node.version);
		const results: Results = { setting, cases: [] };
		const arena = { ...settled, wachat, setting };
		for (const series of chosen(benches[name], flags)) {
			const title = `${name} ${keyOf(series[0])}`;
			const found = await step(title, (tell) => compete(arena, benches[name], series, tell));
			const lines = rowsOf(found).map((row) => ({
				Case: `${name} ${keyOf(row.bench)}`,
				...summary(row),
			}));
			console.log(await aligned(table(lines)));
			results.cases.push(...found);
		}
		if (results.cases.length > 0) figures[name] = results;
	}
	return figures;
}

async function readFigures(): Promise<Figures> {
	return JSON.parse(await readFile(join(BENCH, FIGURES), 'utf8')) as Figures;
}

/** Writes the figures, and anew what follows from them; in a check it only works that out. */
async function write(figures: Figures, isCheck: boolean): Promise<void> {
	const save = async (name: string, content: string) => {
		if (!isCheck) await writeFile(join(BENCH, name), content);
	};
	await save(FIGURES, `${JSON.stringify(figures, null, '\t')}\n`);
	await save(RESULTS, await report(await readFile(join(BENCH, RESULTS), 'utf8'), figures));
	for (const [name, { cases }] of Object.entries(figures)) {
		for (const [file, plot] of Object.entries(benches[name].plots)) {
			await save(file, draw(plot, cases));
		}
	}
}

async function run(flags: Flags, toUndo: ToUndo): Promise<number> {
	const measured = await measure(flags, toUndo);
	// What was not measured now stays as it was.
	const figures = { ...(await readFigures()), ...measured };
	await write(figures, flags.quick || flags.cases !== undefined || flags.rounds !== undefined);
	const flaws = Object.entries(measured).flatMap(([name, { cases }]) => flawsIn(name, cases));
	for (const flaw of flaws) console.error(`Broken: ${flaw}`);
	return flaws.length === 0 ? 0 : 1;
}

function flagsOrExit(): Flags {
	try {
		return readFlags(process.argv.slice(2));
	} catch (error) {
		console.error(`${(error as Error).message}\n\n${USAGE}`);
		process.exit(2);
	}
}

const flags = flagsOrExit();
if (flags.help) console.log(USAGE);
else if (flags.report) await write(await readFigures(), false);
else process.exit(await session(async (toUndo) => await run(flags, toUndo), GRACE));
