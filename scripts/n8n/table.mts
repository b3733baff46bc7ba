import cliTruncate from 'cli-truncate';
import stringWidth from 'string-width';
import { printable } from './printable.mts';

type Row = Record<string, unknown>;

export interface Column {
	title: string;
	field: string;
	/** The widest it may become, in terminal cells. */
	width: number;
}

const SHOWN = 10;
const GAP = '  ';

/**
 * The first rows as a table, and how many there are in all.
 *
 * @param things what the rows are, one and several of them
 */
export function table(
	rows: readonly Row[],
	columns: readonly Column[],
	[one, several]: readonly [string, string],
): string {
	if (rows.length === 0) return `No ${several}`;
	const shown = rows.slice(0, SHOWN);
	const count = `${rows.length} ${rows.length === 1 ? one : several}`;
	const more = rows.length > SHOWN ? `, of which ${SHOWN} are shown` : '';
	const lines = linesOf(shown, columns);
	return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n${count}${more}`;
}

function linesOf(rows: readonly Row[], columns: readonly Column[]): string[] {
	const filled = columns.map(({ title, field, width }) => {
		const cells = rows.map((row) => cliTruncate(printable(row[field]), width));
		const widest = Math.max(...[title, ...cells].map((cell) => stringWidth(cell)));
		const pad = (text: string) => text + ' '.repeat(widest - stringWidth(text));
		return [pad(title), '─'.repeat(widest), ...cells.map(pad)];
	});
	return [...Array(rows.length + 2).keys()].map((line) =>
		filled.map((cells) => cells[line]).join(GAP),
	);
}
