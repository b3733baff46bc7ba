/**
 * Every string in a value, one per line: keys and values, hidden and inherited properties of errors,
 * causes, buffers, maps and sets. Used to look for a key where it must not be.
 */
export function everythingIn(value: unknown): string {
	const seen = new Set<unknown>();
	const found: string[] = [];

	const visit = (part: unknown): void => {
		if (typeof part === 'function') return;
		if (typeof part !== 'object' || part === null) {
			found.push(String(part));
			return;
		}
		if (seen.has(part)) return;
		seen.add(part);
		if (ArrayBuffer.isView(part)) {
			found.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString());
			return;
		}
		if (part instanceof Map || part instanceof Set) [...part].forEach(visit);
		for (const key of Reflect.ownKeys(part)) {
			found.push(String(key));
			visit((part as Record<PropertyKey, unknown>)[key]);
		}
		if (part instanceof Error) [part.name, part.message, part.stack, part.cause].forEach(visit);
	};

	visit(value);
	return found.join('\n');
}
