import type { IExecuteFunctions } from 'n8n-workflow';

import type { Memory } from '../../messages/onlyOnce';

const ENTRIES = { mode: 'entries' } as const;

/** n8n's memory of what this node has processed, over all executions of a saved workflow. It keeps hashes. */
export function memoryOf({ helpers }: IExecuteFunctions): Memory {
	return {
		record: async (texts) => {
			const { new: added } = await helpers.checkProcessedAndRecord(texts, 'node', ENTRIES);
			return { new: added.map(String) };
		},
		forget: async (texts) => {
			await helpers.removeProcessed(texts, 'node', ENTRIES);
		},
	};
}
