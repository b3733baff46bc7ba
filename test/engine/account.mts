// An account of the Wachat API whose contacts and instances change while a trigger watches it.
import type { IDataObject, NodeApiError } from 'n8n-workflow';
import { answerFor, contacts, INSTANCES, serve, type Answer, type Call } from './api.mts';
import { Poller, type PollerOptions } from './poller.mts';

/** Failures are told at once: the tests of the transport repeat. */
export const NO_RETRIES = { options: { retryTime: 0 } };

/** An account whose list and state the tests change. */
export class Account {
	list = contacts(3);
	instances = INSTANCES;
	/** Answers in place of the real ones, while it is set. */
	instead:
		| ((call: Call, number: number) => Answer | undefined | Promise<Answer | undefined>)
		| undefined;
	readonly calls: Call[];

	constructor() {
		this.calls = serve(async (call, number) => {
			const other = await this.instead?.(call, number);
			return other ?? answerFor(call, this.list, this.instances);
		});
	}

	down = (): void => {
		this.instead = () => ({ status: 503 });
	};

	up = (): void => {
		this.instead = undefined;
	};
}

/** The contacts of the items; null for nothing. */
export const idsOf = (items: IDataObject[] | null) => items && items.map(({ id }) => id);

/** What the work throws, which it must. */
export const errorOf = async (work: Promise<unknown>): Promise<NodeApiError> =>
	await work.then(
		() => Promise.reject(new Error('It did not throw')),
		(error: NodeApiError) => error,
	);

/** A trigger that has taken its first look. */
export async function publish(options: PollerOptions = {}): Promise<Poller> {
	const poller = new Poller({ ...options, parameters: { ...NO_RETRIES, ...options.parameters } });
	expect(await poller.publish()).toBeNull();
	return poller;
}
