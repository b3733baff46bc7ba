/** A JSON object whose fields nobody has checked yet. */
export type Fields = Record<string, unknown>;

export function isObject(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for a message: as JSON, and not endless. */
export function quote(value: unknown): string {
	return String(JSON.stringify(value)).slice(0, 100);
}
