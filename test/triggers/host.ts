import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { FetchPage } from '../../nodes/Wachat/contacts/readList';
import { listSource } from '../../nodes/Wachat/triggers/listSource';
import { look } from '../../nodes/Wachat/triggers/look';
import { lookAgain, lookFirst } from '../../nodes/Wachat/triggers/lookAtList';
import type { Notes } from '../../nodes/Wachat/triggers/notes';
import { fingerprintOf } from '../../nodes/Wachat/triggers/state';
import type { Told, Watcher } from '../../nodes/Wachat/triggers/watcher';

/**
 * Where n8n keeps a trigger's state. `memory`: by default, in the process, stored in the database together with
 * items and after registration. `database`: read anew at each poll, stored likewise. `cursor`: stored after each
 * poll that was not abandoned, except the one at registration.
 */
export type Engine = 'memory' | 'database' | 'cursor';

/** What becomes of a poll's result. */
export type Fate = 'delivered' | 'unsaved' | 'abandoned';

/** Keeps the state as n8n does, and loses it as n8n does. */
export class Host {
	private stored: unknown;
	private inMemory: unknown;
	notes: Notes | undefined;

	constructor(
		readonly engine: Engine,
		stored?: unknown,
	) {
		this.stored = stored;
		this.inMemory = stored;
	}

	get held(): unknown {
		return this.engine === 'memory' ? this.inMemory : this.stored;
	}

	get isStored(): boolean {
		return this.stored !== undefined;
	}

	/** n8n ends, at once, and starts anew. */
	restart(): void {
		this.notes = undefined;
		this.inMemory = this.stored;
	}

	/** n8n takes up what it stored last; the process goes on. */
	republish(): void {
		this.inMemory = this.stored;
	}

	/** The node gets another name; cursors go by its ID. */
	rename(): void {
		if (this.engine === 'cursor') return;
		this.stored = undefined;
		this.inMemory = undefined;
	}

	/** Somebody writes into the database, say a workflow with static data of its own. */
	overwrite(stored: unknown): void {
		this.stored = stored;
	}

	/** Whether a poll's state would outlive the process. */
	keeps(told: number, isRegistration: boolean, fate: Fate): boolean {
		return this.engine === 'cursor'
			? fate !== 'abandoned' && (told > 0 || !isRegistration)
			: fate === 'delivered' && (told > 0 || isRegistration);
	}

	keep(state: string | undefined, told: number, isRegistration: boolean, fate: Fate): void {
		if (state === undefined) return;
		this.inMemory = state;
		if (this.keeps(told, isRegistration, fate)) this.stored = state;
	}
}

export interface PollOptions {
	watcher: Watcher<Contact>;
	fetchPage: FetchPage;
	now: () => number;
	isRegistration?: boolean;
	includeExisting?: boolean;
	fate?: Fate;
	/** How long the look may still take, in milliseconds; for ever if left out. */
	timeLeft?: () => number;
	/** What makes it another question, say the instance. */
	question?: string;
}

/** A poll as the node makes it: gives what reaches the workflow. */
export async function poll(host: Host, options: PollOptions): Promise<Array<Told<Contact>>> {
	const {
		watcher,
		fetchPage,
		now,
		isRegistration = false,
		fate = 'delivered',
		timeLeft = () => Infinity,
	} = options;
	const source = listSource(fetchPage, { concurrency: 1, now, timeLeft });
	const { told, state, notes } = await look({
		watcher,
		fingerprint: fingerprintOf(watcher.type, options.question, watcher.question),
		held: host.held,
		notes: host.notes,
		includeExisting: options.includeExisting ?? false,
		first: async (memory) => await lookFirst(watcher, memory, source),
		again: async (memory, landmark) => await lookAgain(watcher, memory, source, landmark),
	});
	host.notes = notes;
	host.keep(state, told.length, isRegistration, fate);
	// Only an engine with a cursor can throw a result away: its state goes along.
	return fate === 'abandoned' && host.engine === 'cursor' ? [] : told;
}
