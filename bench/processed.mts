import type * as Core from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

interface Row {
	value: unknown;
}

/**
 * Lets nodes remember what they have processed, as n8n's server does, but for the database: the one row that a
 * node has in n8n's table is kept here, as JSON.
 */
export function keepProcessed(load: NodeJS.Require, { DataDeduplicationService }: typeof Core) {
	const { Container } = load('@n8n/di') as {
		Container: { set: (type: unknown, instance: unknown) => void };
	};
	const { ProcessedDataRepository } = load('@n8n/db') as { ProcessedDataRepository: unknown };
	const { DeduplicationHelper } = load('./dist/deduplication/deduplication-helper.js') as {
		DeduplicationHelper: new () => IDataDeduplicator;
	};
	let stored: string | undefined;
	const insert = async ({ value }: Row): Promise<void> => {
		stored = JSON.stringify(value);
	};
	Container.set(ProcessedDataRepository, {
		findOne: async () => (stored === undefined ? null : { value: JSON.parse(stored) as unknown }),
		insert,
		update: async (_where: unknown, row: Row) => await insert(row),
	});
	void DataDeduplicationService.init(new DeduplicationHelper());
	return {
		forget: () => {
			stored = undefined;
		},
		/** Bytes; undefined if nothing was processed. */
		size: () => (stored === undefined ? undefined : Buffer.byteLength(stored)),
	};
}
