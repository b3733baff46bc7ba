import type { Summary } from './figures.mts';

const threeDigits = new Intl.NumberFormat('en', {
	minimumSignificantDigits: 3,
	maximumSignificantDigits: 3,
});

export type Show = (value: number) => string;

/** Milliseconds as seconds. */
export const seconds: Show = (milliseconds) => `${threeDigits.format(milliseconds / 1000)} s`;
export const megabytes: Show = (bytes) => `${threeDigits.format(bytes / 1e6)} MB`;
export const kilobytes: Show = (bytes) => `${(bytes / 1e3).toFixed(2)} kB`;
export const bytes: Show = (value) => `${value.toFixed(1)} bytes`;
export const times: Show = (factor) => factor.toFixed(2);
export const whole: Show = (value) => value.toLocaleString('en');

/** The median, and what the runs lie between if there were several; a contender without figures fails. */
export function spread(summary: Summary | undefined, show: Show): string {
	if (!summary) return 'fails';
	const { median, min, max, count } = summary;
	if (count === 1) return show(median);
	const unitless = (value: number) => show(value).replace(/ \D+$/, '');
	return `${show(median)} (${unitless(min)}–${unitless(max)})`;
}

/** A column of a table: its heading, and its cell for each row. Numbers stand to the right. */
export interface Column<Row> {
	title: string;
	left?: boolean;
	cell: (row: Row) => string;
}

/** What would end a cell or the row is taken out of a text. */
function oneLine(text: string): string {
	return text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');
}

/** A table in Markdown; lining it up is left to Prettier. */
export function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
	const cells = [
		columns.map(({ title }) => title),
		columns.map(({ left }) => (left ? '---' : '--:')),
		...rows.map((row) => columns.map(({ cell }) => oneLine(cell(row)))),
	];
	return cells.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** What is compared, one line for each. */
export function setups(contenders: readonly { title: string; setup: string }[]): string {
	return contenders.map(({ title, setup }) => `- **${title}**: ${setup}.`).join('\n');
}
