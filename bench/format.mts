import { median } from './figures.mts';

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

/** The median, and what the runs lie between if they differ; a contender without figures fails. */
export function spread(values: readonly number[] | undefined, show: Show): string {
	if (!values) return 'fails';
	const [min, max] = [Math.min(...values), Math.max(...values)];
	const text = show(median(values));
	if (show(min) === show(max)) return text;
	const unitless = (value: number) => show(value).replace(/ \D+$/, '');
	return `${text} (${unitless(min)}–${unitless(max)})`;
}
