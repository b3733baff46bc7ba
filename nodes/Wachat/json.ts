/** A JSON object whose fields nobody has checked yet. */
export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for a message: as JSON, and not endless. */
export function quote(value: unknown): string {
	return String(JSON.stringify(value)).slice(0, 100);
}

/** Where a yes or a no is documented as a boolean, some servers write it as text or as a number. */
export function isYes(value: unknown): boolean {
	return value === true || value === 'true' || value === 1 || value === '1';
}

/** What is neither yes nor no, say null, is no no. */
export function isNo(value: unknown): boolean {
	return value === false || value === 'false' || value === 0 || value === '0';
}
