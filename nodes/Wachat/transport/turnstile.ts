/**
 * Lets callers through one at a time, with a pause between two of them.
 *
 * @param pause resolves when the next one may follow
 */
export function turnstile(pause: () => Promise<void>): () => Promise<void> {
	let free = Promise.resolve();
	return async () => {
		const turn = free;
		free = turn.then(pause);
		await turn;
	};
}
