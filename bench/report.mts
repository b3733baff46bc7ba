import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { benches } from './benches.mts';
import { contenders } from './contenders.mts';
import type { Bench, Figures, Results } from './types.mts';

/** The file is written by hand; each part between such marks is written anew from the figures of a bench. */
const PLACE = /(<!-- (\w+)\.(\w+) -->).*?(<!-- \/\2\.\3 -->)/gs;

function settingOf({ setting }: Results): string {
	const { command, source, date, processor, cores, memory, system } = setting;
	const versions = Object.entries(setting.versions).map(([name, version]) => `${name} ${version}`);
	return [
		`- Command: \`${command}\`, ${date}, at commit \`${source}\``,
		`- Machine: ${processor}, ${cores} processors, ${(memory / 1e9).toFixed(0)} GB of memory, ${system}`,
		`- Versions: ${versions.join(', ')}`,
		`- n8n's expression engine: \`${setting.expressions}\``,
	].join('\n');
}

/** What is compared, one line for each. */
function contendersOf({ names }: Bench): string {
	const all = names.map((name) => contenders[name]);
	return all.map(({ title, setup }) => `- **${title}**: ${setup}.`).join('\n');
}

function partOf(bench: Bench, part: string, results: Results): string {
	if (part === 'setting') return settingOf(results);
	if (part === 'contenders') return contendersOf(bench);
	return bench.sections[part](results.cases);
}

/** Lines up the tables. */
export async function aligned(text: string): Promise<string> {
	return await format(text, { parser: 'markdown', plugins: [markdown] });
}

/** Puts the figures into their places in RESULTS.md; the places of what was not measured stay as they are. */
export async function report(text: string, figures: Figures): Promise<string> {
	const places = Object.entries(benches).flatMap(([name, { sections }]) =>
		['setting', 'contenders', ...Object.keys(sections)].map((part) => `${name}.${part}`),
	);
	const missing = new Set(places);
	const filled = text.replace(
		PLACE,
		(place, open: string, bench: string, part: string, close: string) => {
			const name = `${bench}.${part}`;
			if (!missing.delete(name))
				throw new Error(`Nothing is known of "${name}", or it stands twice`);
			if (!(bench in figures)) return place;
			return [open, partOf(benches[bench], part, figures[bench]), close].join('\n\n');
		},
	);
	if (missing.size > 0) throw new Error(`No place for: ${[...missing].join(', ')}`);
	return await aligned(filled);
}
