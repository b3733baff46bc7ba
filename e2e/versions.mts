interface Versioned {
	/** Of n8n. */
	version: string;
}

function isAtLeast({ version }: Versioned, major: number, minor: number): boolean {
	const [itsMajor = 0, itsMinor = 0] = version.split('.').map(Number);
	return itsMajor > major || (itsMajor === major && itsMinor >= minor);
}

/** Whether n8n answers a failed credential test in its own words: 2.8.4 does, 2.40.7 does not. */
export function hasOwnWords(n8n: Versioned): boolean {
	return !isAtLeast(n8n, 2, 40);
}

/** n8n's scheduler in the database, with the cursors of pollers in it. */
export const DURABLE = {
	N8N_SCHEDULER_ENABLED: 'true',
	N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
	N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
};

/** Whether n8n has that scheduler: 2.41.1 does. */
export function hasDurablePollers(n8n: Versioned): boolean {
	return isAtLeast(n8n, 2, 41);
}

/** Whether n8n's node panel describes what a search finds there: 2.41.1 does, 2.8.4 does not. */
export function describesFound(n8n: Versioned): boolean {
	return isAtLeast(n8n, 2, 41);
}

/** Whether n8n has what came with 2: Data Tables that a workflow makes, and tools that a person approves. */
export function isTwo(n8n: Versioned): boolean {
	return isAtLeast(n8n, 2, 0);
}
