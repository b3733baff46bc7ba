import { isObject, type Fields } from '../json';
import { filledText, optionalText } from './checks';
import { Unusable } from './unusable';

export interface ListRow {
	title: string;
	description?: string;
	rowId: string;
}

export interface ListSection {
	title?: string;
	rows: ListRow[];
}

/**
 * The entries of a fixed collection, or of a list that an expression gave.
 *
 * @throws {Unusable} if one cannot be read: nobody could choose what was left out
 */
function entriesOf(value: unknown, name: 'section' | 'row'): Fields[] {
	const entries = isObject(value) && name in value ? value[name] : value;
	const isNothing = isObject(entries) && Object.keys(entries).length === 0;
	if (isNothing || entries === undefined || entries === null) return [];
	if (Array.isArray(entries) && entries.every(isObject)) return entries;
	return refuse(name);
}

function refuse(name: 'section' | 'row'): never {
	throw new Unusable(
		`The 'Sections' parameter has something else where a ${name} should be`,
		'Let its expression give an array of sections, each with a title and rows: an array of rows, each with title, description and rowId',
	);
}

/** What is filled in only: the API gets no empty members. */
function filled<T extends object>(members: T): T {
	const kept = Object.entries(members).filter(([, value]) => value !== undefined);
	return Object.fromEntries(kept) as T;
}

function readRow(row: Fields): ListRow {
	return filled({
		title: filledText({ label: 'Row Title', value: row.title }),
		description: optionalText({ label: 'Row Description', value: row.description }),
		rowId: filledText(
			{ label: 'Row ID', value: row.rowId },
			'Enter a text of your own: it comes back when somebody chooses this row',
		),
	});
}

function readSection(section: Fields): ListSection {
	// Its rows stand under another name.
	if (!('rows' in section) && Object.keys(section).some((name) => name !== 'title')) refuse('row');
	return filled({
		title: optionalText({ label: 'Section Title', value: section.title }),
		rows: entriesOf(section.rows, 'row').map(readRow),
	});
}

function checkIds(sections: ListSection[]): void {
	const ids = sections.flatMap(({ rows }) => rows.map(({ rowId }) => rowId));
	const twice = ids.find((id, index) => ids.indexOf(id) !== index);
	if (twice === undefined) return;
	throw new Unusable(
		`The 'Sections' parameter has two rows with the Row ID "${twice.slice(0, 40)}"`,
		'Give each row an ID of its own, so that an answer tells which one was chosen',
	);
}

/**
 * The sections of a list message. Those without rows are left out.
 *
 * @param value the fixed collection `section[]`, each with `title` and the fixed collection `row[]`
 * @throws {Unusable} if nothing can be chosen, or two choices could not be told apart
 */
export function readSections(value: unknown): ListSection[] {
	const sections = entriesOf(value, 'section')
		.map(readSection)
		.filter(({ rows }) => rows.length > 0);
	if (sections.length === 0) {
		throw new Unusable(
			"The 'Sections' parameter has no rows to choose from",
			'Add a section with at least one row',
		);
	}
	checkIds(sections);
	return sections;
}
