import { isObject } from '../json';
import { Unusable } from './unusable';

/** A field as it is called on screen, and what was put into it. */
export interface Entry {
	label: string;
	value: unknown;
}

const CHECK_EXPRESSION = 'If it is an expression, check what it gives';

function refuse({ label }: Entry, what: string, advice = CHECK_EXPRESSION): never {
	throw new Unusable(`The '${label}' parameter ${what}`, advice);
}

/** Text as it is; empty for nothing. */
export function anyText(entry: Entry): string {
	const { value } = entry;
	if (value === undefined || value === null) return '';
	if (Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') {
		const kind = Array.isArray(value) ? 'a list' : isObject(value) ? 'an object' : String(value);
		return refuse(entry, `must be text, and is ${kind}`);
	}
	// What an object turns into within a text. It cannot be called back once somebody has read it.
	if (value.includes('[object Object]')) {
		return refuse(
			entry,
			'has an object in it, which would be sent as "[object Object]"',
			'Choose a field of that object in the expression',
		);
	}
	return value;
}

/** Text that somebody can see, spaces and invisible signs alone are none. */
export function filledText(entry: Entry, advice = CHECK_EXPRESSION): string {
	const text = anyText(entry);
	return /[^\s\p{Cf}]/u.test(text) ? text : refuse(entry, 'is empty', advice);
}

/** Text, or nothing at all if it is empty. */
export function optionalText(entry: Entry): string | undefined {
	return anyText(entry).trim() === '' ? undefined : anyText(entry);
}

/** The address of a file that Wachat can fetch, as it was written. */
export function webAddress(entry: Entry): string {
	const text = filledText(
		entry,
		'Enter the address of the file, e.g. https://example.com/a.png',
	).trim();
	const advice = 'Enter an address that anybody can open, e.g. https://example.com/a.png';
	if (/\s/.test(text)) return refuse(entry, 'has a space in it', 'Write %20 instead');
	if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) {
		return refuse(entry, 'must begin with https:// or http:// and be a whole address', advice);
	}
	return text;
}

function coordinate(entry: Entry, most: number): number {
	const { value } = entry;
	const isNumeric = typeof value === 'number' || (typeof value === 'string' && /\d/.test(value));
	const number = isNumeric ? Number(value) : NaN;
	// Not NaN either.
	if (Math.abs(number) <= most) return number;
	return refuse(
		entry,
		`must be a number from -${most} to ${most}`,
		'Write degrees with a decimal point, e.g. -6.2088',
	);
}

/** Degrees, north is positive. */
export function latitude(entry: Entry): number {
	return coordinate(entry, 90);
}

/** Degrees, east is positive. */
export function longitude(entry: Entry): number {
	return coordinate(entry, 180);
}
