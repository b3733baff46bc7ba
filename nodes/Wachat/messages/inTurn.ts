let last: Promise<unknown> = Promise.resolve();

/**
 * Does some work once all work that was handed in before is done. n8n's memory is asked and changed in steps:
 * two executions of this process at once would not see each other.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = last.then(work, work);
	last = mine;
	return await mine;
}
