import { valueOf, valuesOf, type Headers } from './headers';
import { provenId } from './signature';
import { readTimestamp } from './timestamp';

/** A request before anything in it is believed. */
export interface Received {
	headers: Headers;
	/** The bytes of the body, unpacked if they were compressed; undefined if n8n does not have them. */
	rawBody: Buffer | undefined;
}

/** A delivery that somebody who knows the secret has signed. The event and the ID are not signed along. */
export interface Delivery {
	/** The same if the same delivery comes again. */
	id: string;
	event: string;
	/** As sent. */
	timestamp: string;
	webhookId: string;
	rawBody: Buffer;
}

export interface ProofOptions {
	/** The webhook's secret; none if it is not known. */
	secret: string | undefined;
	/** How old, or how far ahead of our clock, a delivery may be, in seconds. */
	maxAge: number;
	/** The time, in milliseconds since 1970. */
	now: number;
}

function whyNotTimely(timestamp: string, { maxAge, now }: ProofOptions): string | undefined {
	const signedAt = readTimestamp(timestamp);
	if (signedAt === undefined) return 'its timestamp cannot be read';
	const seconds = Math.round((now - signedAt) / 1000);
	if (Math.abs(now - signedAt) <= maxAge * 1000) return undefined;
	return seconds > 0
		? `it is ${seconds} s old, and 'Maximum Age' is ${maxAge} s`
		: `it comes ${-seconds} s from the future: compare the clock of n8n's server`;
}

/**
 * The delivery that a request holds, or why it is refused: a text for the log, without anything secret.
 * Never throws, for strangers choose what is in a request.
 */
export function prove({ headers, rawBody }: Received, options: ProofOptions): Delivery | string {
	const timestamp = valueOf(headers, 'x-wachat-timestamp');
	const signatures = valuesOf(headers, 'x-wachat-signature');
	if (options.secret === undefined) return 'no secret is known: unpublish and publish the workflow';
	if (timestamp === undefined || signatures.length === 0) return 'it is not signed';
	if (rawBody === undefined) return 'its body cannot be read';
	const late = whyNotTimely(timestamp, options);
	if (late !== undefined) return late;
	const id = provenId({ timestamp, rawBody }, signatures, options.secret);
	if (id === undefined) return 'its signature is wrong';
	const event = valueOf(headers, 'x-wachat-event') ?? '';
	const webhookId = valueOf(headers, 'x-wachat-webhook-id') ?? '';
	return { id, event, timestamp, webhookId, rawBody };
}
