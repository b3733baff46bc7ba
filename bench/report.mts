import * as markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import { benches } from './benches.mts';
import type { Figures, Results } from './types.mts';

/** The file is written by hand; each part between such marks is written anew from the figures of a bench. */
const PLACE = /(<!-- (\w+\.\w+) -->).*?(<!-- \/\2 -->)/gs;

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

/** What is to stand at each place, by its name; undefined for a bench that was not measured yet. */
function placesOf(figures: Figures): Map<string, (() => string) | undefined> {
	const places = Object.entries(benches).flatMap(([bench, { sections }]) => {
		const results = figures[bench];
		return Object.entries({ setting, ...sections }).map(
			([name, section]) => [`${bench}.${name}`, results && (() => section(results))] as const,
		);
	});
	return new Map(places);
}

/** Puts the figures into their places in RESULTS.md; the places of what was not measured stay as they are. */
export async function report(text: string, figures: Figures): Promise<string> {
	const places = placesOf(figures);
	const filled = text.replace(PLACE, (place, open: string, name: string, close: string) => {
		if (!places.has(name)) throw new Error(`Nothing is known of "${name}", or it stands twice`);
		const section = places.get(name);
		places.delete(name);
		return section ? [open, section(), close].join('\n\n') : place;
	});
	if (places.size > 0) throw new Error(`No place for: ${[...places.keys()].join(', ')}`);
	return await format(filled, { parser: 'markdown', plugins: [markdown] });
}

/** A table for the terminal. */
export async function aligned(table: string): Promise<string> {
	return await format(table, { parser: 'markdown', plugins: [markdown] });
}
