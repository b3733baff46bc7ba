/** The headers of a request by name, in lower case, as Node gives them. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The values of a header. One that was sent twice is joined with commas by Node, or a list. */
export function valuesOf(headers: Headers, name: string): string[] {
	return [headers[name] ?? []]
		.flat()
		.flatMap((value) => String(value).split(','))
		.map((value) => value.trim())
		.filter((value) => value !== '');
}

/** The value of a header that makes sense once only; undefined if it is missing or says two things. */
export function valueOf(headers: Headers, name: string): string | undefined {
	const [value, ...others] = new Set(valuesOf(headers, name));
	return others.length === 0 ? value : undefined;
}
