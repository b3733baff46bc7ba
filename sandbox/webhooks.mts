import type { InstanceNames } from './types.mts';

/** A webhook of the account, with what the API keeps to itself. */
export interface Webhook {
	id: number;
	name: string | null;
	url: string;
	events: string[];
	enabled: boolean;
	secret: string;
	/** Null for the events of all instances. */
	instance: Omit<InstanceNames, 'id'> | null;
	createdAt: string;
	updatedAt: string;
}

/** What `POST /webhooks` takes, after the validation. */
export interface WebhookFields {
	id?: number;
	name?: string;
	url?: string;
	events?: string[];
	enabled?: boolean;
	secret?: string;
}

const FIRST_ID = 12;

/** The webhooks of the account; none of them is ever deleted, as no way to do it is documented. */
export class Webhooks {
	all: Webhook[] = [];

	find(id: number): Webhook | undefined {
		return this.all.find((one) => one.id === id);
	}

	/** @throws {RangeError} without an address */
	make({ url }: WebhookFields): Webhook {
		if (url === undefined) throw new RangeError('A new webhook needs a url');
		const now = new Date().toISOString();
		const webhook: Webhook = {
			...{ id: FIRST_ID + this.all.length, name: null, url, events: ['*'], enabled: true },
			...{ secret: `whsec_sandbox_${String(Math.random()).slice(2)}`, instance: null },
			...{ createdAt: now, updatedAt: now },
		};
		this.all.push(webhook);
		return webhook;
	}

	clear(): void {
		this.all = [];
	}
}

/** Changes a webhook; what is left out stays as it is. */
export function change(webhook: Webhook, fields: WebhookFields, instance?: InstanceNames): void {
	Object.assign(webhook, fields, { updatedAt: new Date().toISOString() });
	if (!instance) return;
	const { instanceName, displayName, apiInstanceName, internalName } = instance;
	webhook.instance = { instanceName, displayName, apiInstanceName, internalName };
}
