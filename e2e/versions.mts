/** Whether n8n answers a failed credential test in its own words: 2.8.4 does, 2.40.7 does not. */
export function hasOwnWords({ version }: { version: string }): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major < 2 || (major === 2 && minor < 40);
}

/** n8n's scheduler in the database, with the cursors of pollers in it. */
export const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** Whether n8n has that scheduler: 2.41.1 does. */
export function hasDurablePollers({ version }: { version: string }): boolean {
	const [major = 0, minor = 0] = version.split('.').map(Number);
	return major > 2 || (major === 2 && minor >= 41);
}

/** Whether n8n has what came with 2: Data Tables that a workflow makes, and tools that a person approves. */
export function isTwo({ version }: { version: string }): boolean {
	return Number.parseInt(version, 10) >= 2;
}
