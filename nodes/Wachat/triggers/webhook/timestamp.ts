const NUMBER = /^\d{1,16}(\.\d{1,9})?$/;
const ISO =
	/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(?:Z|([+-]\d{2}):?(\d{2}))?$/;

/** As seconds this is the year 5138, as milliseconds 1973: no delivery is that old, or that young. */
const FIRST_IN_MILLISECONDS = 1e11;

/** ISO 8601; without a time zone it is UTC, like every time in the documentation. */
function readIso(text: string): number | undefined {
	const [, date, time, hours, minutes] = ISO.exec(text.toUpperCase()) ?? [];
	if (date === undefined) return undefined;
	const parsed = Date.parse(`${date}T${time}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`);
	return Number.isNaN(parsed) ? undefined : parsed;
}

/**
 * When a delivery was signed, in milliseconds since 1970; undefined if that cannot be read. The documentation
 * does not give the unit of `X-Wachat-Timestamp`: seconds, milliseconds and ISO 8601 are taken.
 */
export function readTimestamp(text: string): number | undefined {
	if (!NUMBER.test(text)) return readIso(text);
	const number = Number(text);
	return number < FIRST_IN_MILLISECONDS ? number * 1000 : number;
}
