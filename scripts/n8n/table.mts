export type Alignment = 'left' | 'right';

export interface Column<Row> {
	title: string;
	/** The widest the column may become, in terminal cells. */
	width: number;
	align?: Alignment;
	value: (row: Row) => string;
}

/** A table for the terminal: a heading, a rule and one line for each row. */
export function table<Row>(columns: Column<Row>[], rows: Row[]): string {
	const cells = rows.map((row) => columns.map((column) => clip(column.value(row), column.width)));
	const widths = columns.map((column, index) =>
		Math.max(cellWidth(column.title), ...cells.map((line) => cellWidth(line[index] ?? ''))),
	);
	const draw = (line: string[]) =>
		line
			.map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align ?? 'left'))
			.join('  ')
			.trimEnd();
	return [
		draw(columns.map(({ title }) => title)),
		widths.map((width) => '─'.repeat(width)).join('  '),
		...cells.map(draw),
	].join('\n');
}

function pad(text: string, width: number, align: Alignment): string {
	const space = ' '.repeat(Math.max(0, width - cellWidth(text)));
	return align === 'right' ? space + text : text + space;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts at whole characters as people see them, with an ellipsis where something is missing. */
export function clip(text: string, width: number): string {
	const clean = printable(text);
	if (cellWidth(clean) <= width) return clean;
	let kept = '';
	let used = 0;
	for (const { segment } of graphemes.segment(clean)) {
		const cells = graphemeWidth(segment);
		if (used + cells > width - 1) break;
		kept += segment;
		used += cells;
	}
	return `${kept}…`;
}

/** Names and messages come from strangers: nothing in them may steer the terminal or break a line. */
export function printable(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu, ' ')
		.trim();
}

export function cellWidth(text: string): number {
	let width = 0;
	for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
	return width;
}

const EMOJI = /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u;
// The East Asian scripts and full-width forms, which terminals draw two cells wide.
const WIDE =
	/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\uFFE0-\uFFE6]/u;
const NO_WIDTH = /^[\p{M}\p{Cf}]*$/u;

function graphemeWidth(grapheme: string): number {
	if (NO_WIDTH.test(grapheme)) return 0;
	return EMOJI.test(grapheme) || WIDE.test(grapheme) ? 2 : 1;
}
