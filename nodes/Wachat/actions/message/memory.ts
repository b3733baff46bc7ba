import type { IExecuteFunctions } from 'n8n-workflow';

import type { Memory } from '../../messages/onlyOnce';

const ENTRIES = { mode: 'entries' } as const;

let last: Promise<unknown> = Promise.resolve();

/** n8n reads, changes and writes in steps: two executions of this process at once would not see each other. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = last.then(work, work);
	last = mine;
	return await mine;
}

/** n8n's memory of what this node has processed, over all executions of a saved workflow. It keeps hashes. */
export function memoryOf({ helpers }: IExecuteFunctions): Memory {
	return {
		record: async (texts) =>
			await inTurn(async () => {
				const { new: added } = await helpers.checkProcessedAndRecord(texts, 'node', ENTRIES);
				return { new: added.map(String) };
			}),
		forget: async (texts) =>
			await inTurn(async () => {
				await helpers.removeProcessed(texts, 'node', ENTRIES);
			}),
	};
}
