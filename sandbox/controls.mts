import type { ContactList } from './contactList.mts';
import { Faults } from './faults.mts';
import { Outbox } from './outbox.mts';
import type { TakenMessage } from './outbox.mts';
import { RequestLog } from './requestLog.mts';
import type { SeenRequest } from './requestLog.mts';
import { Schedule } from './schedule.mts';
import type { Change, Turn } from './schedule.mts';
import type { Instance } from './types.mts';
import { hears, send, type Delivered, type Occasion } from './webhookDelivery.mts';
import { Webhooks, type Webhook } from './webhooks.mts';

/** What a script can see and do, in this process or through the control endpoint. */
export class Controls {
	readonly faults = new Faults();
	protected readonly schedule = new Schedule();
	protected readonly log = new RequestLog();
	protected readonly outbox = new Outbox();
	protected readonly registered = new Webhooks();

	constructor(protected readonly lists: readonly ContactList[]) {}

	get instances(): readonly Instance[] {
		return this.lists.map(({ instance }) => instance);
	}

	/** What the API was asked since the start, or since the log was cleared. */
	get requests(): readonly SeenRequest[] {
		return this.log.requests;
	}

	/** The messages that were taken since the start, or since they were cleared. */
	get messages(): readonly TakenMessage[] {
		return this.outbox.messages;
	}

	/** The account's webhooks, secrets included. */
	get webhooks(): readonly Webhook[] {
		return this.registered.all;
	}

	get inFlight(): number {
		return this.log.inFlight;
	}

	get maxInFlight(): number {
		return this.log.maxInFlight;
	}

	/** The contacts of an instance, by its API name; of the first one if left out. */
	list(apiInstanceName?: string): ContactList {
		const name = apiInstanceName ?? this.lists[0].instance.apiInstanceName;
		const found = this.lists.find(({ instance }) => instance.apiInstanceName === name);
		if (!found) throw new RangeError(`There is no instance "${name}" in this account`);
		return found;
	}

	/** Changes a list just before it is read. */
	beforeRead(turn: Turn, change: Change): void {
		this.schedule.add(turn, change);
	}

	/**
	 * Tells every webhook that asked for it what happened, and gives what each answered.
	 *
	 * @throws {RangeError} if it shall go to a webhook that is not there
	 */
	async deliver(occasion: Occasion): Promise<Delivered[]> {
		const { webhookId } = occasion;
		if (webhookId !== undefined && !this.registered.find(webhookId)) {
			throw new RangeError(`There is no webhook ${String(webhookId)} in this account`);
		}
		const listeners = this.webhooks.filter((webhook) => hears(webhook, occasion));
		return await Promise.all(listeners.map(async (webhook) => await send(webhook, occasion)));
	}

	clearRequests(): void {
		this.log.clear();
	}

	clearMessages(): void {
		this.outbox.clear();
	}

	/** Forgets faults, planned changes, requests, messages and webhooks, and restores the lists. */
	reset(): void {
		this.faults.clear();
		this.schedule.clear();
		this.log.clear();
		this.outbox.clear();
		this.registered.clear();
		for (const list of this.lists) list.restore();
	}
}
