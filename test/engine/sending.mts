// Runs the operations that send, against the sandbox on a real wire.
import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator, IDataObject, INodeParameters } from 'n8n-workflow';
import type { Effect, When } from '../../sandbox/faults.mts';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { API_KEY } from './host.mts';
import { runNode, type RunOptions, type RunResult } from './harness.mts';

export const SHOP = 't1_sandbox_main_shop';
/** An instance that is not connected. */
export const BRANCH = 't1_sandbox_branch_office';

/** n8n's memory of what was processed, for one node, as its server keeps it in the database. */
class Processed implements IDataDeduplicator {
	readonly entries = new Set<unknown>();
	/** What the database says instead of answering. */
	refusal: string | undefined;

	checkProcessedAndRecord: IDataDeduplicator['checkProcessedAndRecord'] = async (items) => {
		if (this.refusal !== undefined) throw new Error(this.refusal);
		const processed = items.filter((item) => this.entries.has(item));
		const added = items.filter((item) => !this.entries.has(item));
		// n8n asks its database, and then tells it: there is no lock.
		await new Promise(setImmediate);
		for (const item of added) this.entries.add(item);
		return { new: added, processed };
	};

	removeProcessed: IDataDeduplicator['removeProcessed'] = async (items) => {
		for (const item of items) this.entries.delete(item);
	};

	clearAllProcessedItems = async () => this.entries.clear();
	getProcessedDataCount = async () => this.entries.size;
}

export const processed = new Processed();
// n8n takes one for the process, in which other test files have run before.
Reflect.deleteProperty(DataDeduplicationService, 'instance');
void DataDeduplicationService.init(processed);

let sandbox: Sandbox;

/** A sandbox for each test of a file: what the former test left under way must not be counted. */
export function useSendingSandbox(): () => Sandbox {
	beforeEach(async () => {
		sandbox = await startSandbox({ apiKey: API_KEY, contacts: 10 });
		processed.entries.clear();
		processed.refusal = undefined;
	});
	afterEach(async () => await sandbox.close());
	return () => sandbox;
}

/** The phone number of the person of this number, from 1. */
export function numberOf(person: number): string {
	return String(15550100 + person);
}

/** As many input items as people. */
export function people(count: number, more: IDataObject = {}): IDataObject[] {
	return Array.from({ length: count }, (_, i) => ({ phone: numberOf(i + 1), ...more }));
}

export interface SendOptions extends RunOptions {
	options?: INodeParameters;
}

/** Sends a text to each item's phone, without pauses, and with few retries. */
export async function send({ options, parameters, ...run }: SendOptions): Promise<RunResult> {
	const { baseUrl, apiKey } = sandbox;
	return await runNode({
		...run,
		credentials: { baseUrl, apiKey, ...run.credentials },
		parameters: {
			resource: 'message',
			operation: 'sendText',
			instanceName: { __rl: true, mode: 'name', value: SHOP },
			to: '={{ $json.phone }}',
			message: 'Hello',
			pauseMin: 0,
			pauseMax: 0,
			...parameters,
			options: { retryTime: 0, ...options },
		},
	});
}

/** Makes something go wrong with sending. */
export function fault(then: Effect, when: When = {}, times?: number): void {
	sandbox.faults.add({ when: { path: '/send/text', ...when }, times, then });
}

/** Something goes wrong with this person's first message. */
export function failFor(person: number, taken: boolean): void {
	fault({ status: 500, ...(taken && { taken }) }, { number: numberOf(person) }, 1);
}

/** Whom the API was asked to send to, request by request. */
export function postsTo(): string[] {
	return sandbox.requests.flatMap(({ recipient }) => (recipient === undefined ? [] : [recipient]));
}

/** Who has got something. */
export function reached(): string[] {
	return sandbox.messages.map(({ body }) => String(body.number));
}

/** The outcomes of the items, those of failures included. */
export function outcomesIn({ outputs }: RunResult): unknown[] {
	return outputs.flat().map(({ json }) => ((json.error ?? json) as IDataObject).outcome);
}
