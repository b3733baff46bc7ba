import type * as Core from 'n8n-core';
import type { IDataDeduplicator } from 'n8n-workflow';

interface Container {
	set: (type: unknown, instance: unknown) => void;
}

interface Row {
	value: unknown;
}

/** The one row that a node has in n8n's table of what was processed: JSON, as the database keeps it. */
export class ProcessedData {
	private stored: string | undefined;

	findOne = async (): Promise<Row | null> =>
		this.stored === undefined ? null : { value: JSON.parse(this.stored) as unknown };

	insert = async (row: Row): Promise<void> => {
		this.stored = JSON.stringify(row.value);
	};

	update = async (_where: unknown, row: Row): Promise<void> => await this.insert(row);

	forget(): void {
		this.stored = undefined;
	}

	/** Bytes; undefined if nothing was processed. */
	size(): number | undefined {
		return this.stored === undefined ? undefined : Buffer.byteLength(this.stored);
	}
}

/** Lets nodes remember what they have processed, as n8n's server does, but for the database, which is this object. */
export function keepProcessed(
	load: NodeJS.Require,
	{ DataDeduplicationService }: typeof Core,
): ProcessedData {
	const { Container } = load('@n8n/di') as { Container: Container };
	const { ProcessedDataRepository } = load('@n8n/db') as { ProcessedDataRepository: unknown };
	const { DeduplicationHelper } = load('./dist/deduplication/deduplication-helper.js') as {
		DeduplicationHelper: new () => IDataDeduplicator;
	};
	const data = new ProcessedData();
	Container.set(ProcessedDataRepository, data);
	void DataDeduplicationService.init(new DeduplicationHelper());
	return data;
}
