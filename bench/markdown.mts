/** A column of a table: its heading, and its cell for each row. Numbers stand to the right. */
export interface MarkdownColumn<Row> {
	title: string;
	left?: boolean;
	cell: (row: Row) => string;
}

/** What would end a cell or the row is taken out of a text. */
function oneLine(text: string): string {
	return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** A table as Prettier would write it, so that the written file needs no other treatment. */
export function markdownTable<Row>(
	columns: readonly MarkdownColumn<Row>[],
	rows: readonly Row[],
): string {
	const lines = rows.map((row) => columns.map(({ cell }) => oneLine(cell(row))));
	const widths = columns.map(({ title }, i) =>
		Math.max(3, title.length, ...lines.map((line) => line[i].length)),
	);
	const draw = (cells: readonly string[]) =>
		`| ${cells.map((text, i) => (columns[i].left ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join(' | ')} |`;
	const rule = columns.map(({ left }, i) =>
		left ? '-'.repeat(widths[i]) : `${'-'.repeat(widths[i] - 1)}:`,
	);
	return [draw(columns.map(({ title }) => title)), draw(rule), ...lines.map(draw)].join('\n');
}
