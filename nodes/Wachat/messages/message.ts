import { createHash } from 'crypto';

import type { SendRequest } from './requests';

/** One message that was checked and may be sent. */
export interface Message {
	/** The input item that it is for, from 0. */
	item: number;
	/** As {@link readRecipient} gives it. */
	to: string;
	request: SendRequest;
	/** Whether it is left out when an earlier item sent the same to the same recipient. */
	skipRepeated: boolean;
	/** The key that is sent once only, over all executions; none if undefined. */
	onlyOnce?: string;
	/** After so many items in a row that did not go well this one is not sent; 0 = however many. */
	stopAfterFailures: number;
	/** The random pause before it, in seconds, unless it is the first that the execution sends. */
	pause: Pause;
}

/** Seconds; `from` is not above `to`. */
export interface Pause {
	from: number;
	to: number;
}

/** Nobody reads more of it than needed to tell texts apart. */
const HASH_LENGTH = 16;

export function shortHash(text: string): string {
	return createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
}

/**
 * The same for two messages that look the same to the same recipient. Which instance sends it and how long
 * it seems to type do not matter: who reads it twice has read it twice.
 */
export function contentHash({ request }: Message): string {
	const { path, body } = request;
	return shortHash(JSON.stringify([path, { ...body, instanceName: undefined, delay: undefined }]));
}
