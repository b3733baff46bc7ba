import type { Summary } from './statistics.mts';

export const NOTHING = '–';

/** Three digits that matter, and none of a thousand that stand before the point. */
function threeDigits(value: number): string {
	const size = Math.abs(value);
	const digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
	return value.toFixed(digits);
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: number): string {
	return `${threeDigits(milliseconds / 1000)} s`;
}

export function megabytes(bytes: number): string {
	return `${threeDigits(bytes / 1e6)} MB`;
}

export function kilobytes(bytes: number): string {
	return `${(bytes / 1e3).toFixed(2)} kB`;
}

export function times(factor: number): string {
	return factor.toFixed(2);
}

export function whole(value: number): string {
	return value.toLocaleString('en');
}

/** The median, and what the runs lie between if there were several; a contender without figures fails. */
export function spread(summary: Summary | undefined, show: (value: number) => string): string {
	if (!summary) return 'fails';
	const { median, min, max, count } = summary;
	if (count === 1) return show(median);
	const unitless = (value: number) => show(value).replace(/ \D+$/, '');
	return `${show(median)} (${unitless(min)}–${unitless(max)})`;
}

/** How two contenders compare; nothing if one of them fails. */
export function comparison(factor: Summary | undefined): string {
	return factor ? spread(factor, times) : NOTHING;
}
