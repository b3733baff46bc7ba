import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { sections as getMany } from './getMany/report.mts';
import type { Results } from './types.mts';

/** The file is written by hand; each part between such marks is written anew from the figures. */
const PLACE = /(<!-- (\w+) -->).*?(<!-- \/\2 -->)/gs;

function setting({ setting: { command, source, date, versions, ...rest } }: Results): string {
	const { processor, cores, memory, system, expressions } = rest;
	const all = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	return [
		`- Command: \`${command}\`, ${date}, at commit \`${source}\``,
		`- Machine: ${processor}, ${String(cores)} processors, ${(memory / 1e9).toFixed(0)} GB of memory, ${system}`,
		`- Versions: ${all.join(', ')}`,
		`- n8n's expression engine: \`${expressions}\``,
	].join('\n');
}

/** Puts the figures into their places in RESULTS.md. */
export async function report(text: string, results: Results): Promise<string> {
	const sections = new Map(Object.entries({ setting, ...getMany }));
	const filled = text.replace(PLACE, (_, open: string, name: string, close: string) => {
		const section = sections.get(name);
		if (!section) throw new Error(`Nothing is known of "${name}", or it stands twice`);
		sections.delete(name);
		return [open, section(results), close].join('\n\n');
	});
	if (sections.size > 0) throw new Error(`No place for: ${[...sections.keys()].join(', ')}`);
	return await format(filled, { parser: 'markdown', plugins: [markdown] });
}

/** A table for the terminal. */
export async function aligned(table: string): Promise<string> {
	return await format(table, { parser: 'markdown', plugins: [markdown] });
}
