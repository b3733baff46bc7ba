/** Whether n8n answers a failed credential test in its own words: 2.8.4 does, 2.40.7 does not. */
export function hasOwnWords({ version }: { version: string }): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major < 2 || (major === 2 && minor < 40);
}

/** Whether n8n has what came with 2: Data Tables that a workflow makes, and tools that a person approves. */
export function isTwo({ version }: { version: string }): boolean {
	return Number.parseInt(version, 10) >= 2;
}
