import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { benches } from './benches.mts';
import { contenders } from './contenders.mts';
import { table } from './tables.mts';
import type { Figures, Results } from './types.mts';

/** The file is written by hand; each part between such marks is written anew from the figures. */
const PLACE = /(<!-- (\w+\.\w+) -->).*?(<!-- \/\2 -->)/gs;

function describe({ command, source, date, ...setting }: Results['setting']): string {
	const { processor, cores, memory, system, expressions } = setting;
	const versions = Object.entries(setting.versions).map(([name, version]) => `${name} ${version}`);
	return [
		`- Command: \`${command}\`, ${date}, at commit \`${source}\``,
		`- Machine: ${processor}, ${cores} processors, ${(memory / 1e9).toFixed(0)} GB of memory, ${system}`,
		`- Versions: ${versions.join(', ')}`,
		`- n8n's expression engine: \`${expressions}\``,
	].join('\n');
}

/** What follows from the figures of a bench, by the name of its place. */
function partsOf(bench: string, { setting, cases }: Results): [string, string][] {
	const { names, tables } = benches[bench];
	const compared = names.map((name) => contenders[name]);
	const written = Object.entries(tables(cases)).map(([name, lines]) => [name, table(lines)]);
	return [
		['setting', describe(setting)],
		['contenders', compared.map(({ title, setup }) => `- **${title}**: ${setup}.`).join('\n')],
		...written,
	].map(([part, text]): [string, string] => [`${bench}.${part}`, text]);
}

/** Lines up the tables. */
export async function aligned(text: string): Promise<string> {
	return await format(text, { parser: 'markdown', plugins: [markdown] });
}

/** Puts the figures into their places in RESULTS.md. */
export async function report(text: string, figures: Figures): Promise<string> {
	const parts = new Map(
		Object.entries(figures).flatMap(([bench, results]) => partsOf(bench, results)),
	);
	const filled = text.replace(PLACE, (_, open: string, name: string, close: string) => {
		const part = parts.get(name);
		if (!parts.delete(name)) throw new Error(`Nothing is known of "${name}", or it stands twice`);
		return [open, part, close].join('\n\n');
	});
	if (parts.size > 0) throw new Error(`No place for: ${[...parts.keys()].join(', ')}`);
	return await aligned(filled);
}
