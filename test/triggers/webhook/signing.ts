// Signs deliveries as the documentation says, on its own: nothing of the code under test is used.
import { createHmac } from 'crypto';

export const SHARED_KEY = `whsec_${'0f1e2d3c'.repeat(8)}`;
export const NOW = Date.parse('2026-06-13T08:00:00.000Z');
export const TIMESTAMP = String(NOW / 1000);

/** The signature of a delivery, as bytes. */
export function hmac(
	body: Buffer | string,
	key: Buffer | string = SHARED_KEY,
	timestamp = TIMESTAMP,
): Buffer {
	return createHmac('sha256', key).update(`${timestamp}.`).update(body).digest();
}

/** A request with all of the documented headers; `headers` replaces some of them, or takes them away. */
export function delivery(
	body: Buffer | string,
	headers: Record<string, string | string[] | undefined> = {},
) {
	return {
		rawBody: Buffer.from(body),
		headers: {
			'x-wachat-event': 'messages.upsert',
			'x-wachat-timestamp': TIMESTAMP,
			'x-wachat-signature': hmac(body).toString('hex'),
			'x-wachat-webhook-id': '12',
			...headers,
		},
	};
}
