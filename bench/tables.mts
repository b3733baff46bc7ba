// Lines of tables: their cells, by the headings of the columns.
import { contenders } from './contenders.mts';
import { each, flawsOf } from './figures.mts';
import { megabytes, seconds, spread, whole, type Show } from './format.mts';
import type { Case, Line, Row, Sample } from './types.mts';

/** A figure, or a word for none. */
const FIGURE = /^(\d|–$|fails\b)/;

/** A table in Markdown, figures to the right; lining it up is left to Prettier. */
export function table(lines: readonly Line[]): string {
	const titles = Object.keys(lines[0] ?? {});
	const isOfFigures = (title: string) => lines.every((line) => FIGURE.test(line[title]));
	const marks = titles.map((title) => (isOfFigures(title) ? '--:' : '---'));
	const cells = lines.map((line) => Object.values(line).map(oneLine));
	return [titles, marks, ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** What would end a cell or the line is taken out of a text. */
function oneLine(cell: string): string {
	return cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** A figure of some runs; a contender that failed has none. */
export function shown(
	samples: readonly Sample[],
	figure: (sample: Sample) => number,
	show: Show,
): string {
	return spread(each(samples, figure), show);
}

/** A count, that of a failed run as well. */
export function counted(samples: readonly Sample[], count: (sample: Sample) => number): string {
	return spread(samples.map(count), whole);
}

export function sizeOf({ contacts, latency }: Case) {
	return { Contacts: whole(contacts), 'Answer time': `${latency} ms` };
}

/** All about the runs of a contender, also of one that fails. */
export function summary({ name, samples }: Row) {
	return {
		Contender: contenders[name].title,
		Time: shown(samples, ({ wall }) => wall, seconds),
		CPU: shown(samples, ({ cpu }) => cpu, seconds),
		Peak: shown(samples, ({ peak }) => peak, megabytes),
		Requests: counted(samples, ({ requests }) => requests),
		Result: flawsOf(samples) ?? 'complete',
	};
}
