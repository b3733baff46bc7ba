import { contenders } from './contenders.mts';
import { figure, flawsOf, rowsOf, type Figure } from './figures.mts';
import { megabytes, seconds, spread, whole, type Show } from './format.mts';
import type { Case, CaseResult, Row, Sample } from './types.mts';

/** A column of a table: its heading, and its cell for each line. */
export interface Column<Line> {
	title: string;
	mark: '---' | '--:';
	cell: (line: Line) => string;
}

/** A column of texts, which stand to the left. */
export function text<Line>(title: string, cell: (line: Line) => string): Column<Line> {
	return { title, mark: '---', cell };
}

/** A column of numbers, which stand to the right. */
export function numbers<Line>(title: string, cell: (line: Line) => string): Column<Line> {
	return { title, mark: '--:', cell };
}

/** What would end a cell or the line is taken out of a text. */
function oneLine(cell: string): string {
	return cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** A table in Markdown; lining it up is left to Prettier. */
export function table<Line>(columns: readonly Column<Line>[], lines: readonly Line[]): string {
	const cells = [
		columns.map(({ title }) => title),
		columns.map(({ mark }) => mark),
		...lines.map((line) => columns.map(({ cell }) => oneLine(cell(line)))),
	];
	return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Shows a figure; a contender that failed has none. */
export function shown(kind: Figure, show: Show): (row: Row) => string {
	return (row) => spread(figure(row, kind), show);
}

/** Shows a count, that of a failed run as well. */
export function counted(count: (sample: Sample) => number): (row: Row) => string {
	return ({ result, name }) => spread(result.samples[name].map(count), whole);
}

type OfCase = Pick<Row, 'result'>;

/** What several tables have. */
export const columns = {
	contacts: numbers('Contacts', ({ result }: OfCase) => whole(result.bench.contacts)),
	answerTime: numbers('Answer time', ({ result }: OfCase) => `${result.bench.latency} ms`),
	contender: text('Contender', ({ name }: Row) => contenders[name].title),
	time: numbers('Time', shown('wall', seconds)),
	cpu: numbers('CPU', shown('cpu', seconds)),
	peak: numbers('Peak', shown('peak', megabytes)),
	requests: numbers(
		'Requests',
		counted(({ requests }) => requests),
	),
};

/** All about the runs of a contender, also of one that fails. */
export const summary = [
	...[columns.contender, columns.time, columns.cpu, columns.peak, columns.requests],
	text('Result', ({ result, name }: Row) => flawsOf(result.samples[name]) ?? 'complete'),
];

/** A line for each case, a column for each contender. */
export function byContender(
	cases: readonly CaseResult[],
	names: readonly string[],
	cell: (row: Row) => string,
	more: readonly Column<OfCase>[] = [],
): string {
	const each = names.map((name) =>
		numbers(contenders[name].title, ({ result }: OfCase) => cell({ result, name })),
	);
	const lines = cases.map((result) => ({ result }));
	return table([columns.contacts, columns.answerTime, ...each, ...more], lines);
}

/** A case for the command line, e.g. `10000@50`, `2000@50-limiter` or `1000@50-id-newest`. */
export function keyOf({ contacts, latency, obstacle, retry, sorting }: Case): string {
	const { by, newestFirst } = sorting ?? {};
	const direction = by && by !== 'none' && (newestFirst ? 'newest' : 'oldest');
	return [`${contacts}@${latency}`, obstacle, retry, by, direction].filter(Boolean).join('-');
}

/** What the terminal shows of some cases: a line for each contender in each. */
export function caseTable(cases: readonly CaseResult[]): string {
	return table(
		[text('Case', ({ result }: OfCase) => keyOf(result.bench)), ...summary],
		rowsOf(cases),
	);
}
