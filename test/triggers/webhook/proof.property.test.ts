import fc from 'fast-check';

import { prove } from '../../../nodes/Wachat/triggers/webhook/proof';
import { newSecret } from '../../../nodes/Wachat/triggers/webhook/signature';
import { hmac, NOW, TIMESTAMP } from './signing';

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const header = fc.oneof(
	fc.string(),
	fc.constantFrom(TIMESTAMP, 'sha256=', '0'.repeat(64), 'A'.repeat(43)),
	fc.array(fc.string(), { maxLength: 3 }),
	fc.constant(undefined),
);
const names = ['event', 'timestamp', 'signature', 'webhook-id'].map((name) => `x-wachat-${name}`);
const headers = fc.record(Object.fromEntries(names.map((name) => [name, header])));

/** Ways to write 32 bytes, as a service may choose them. */
const writers: Array<(digest: Buffer) => string> = [
	(digest) => digest.toString('hex'),
	(digest) => digest.toString('hex').toUpperCase(),
	(digest) => digest.toString('base64'),
	(digest) => digest.toString('base64url'),
];
const writer = fc.constantFrom(...writers);
const prefix = fc.constantFrom('', 'sha256=');

function proofOf(request: Parameters<typeof prove>[0], secret: string | undefined) {
	return prove(request, { secret, maxAge: 300, now: NOW });
}

it('starts nothing without the secret, whatever is sent', () => {
	fc.assert(
		fc.property(bytes, headers, fc.option(bytes), (rawBody, sent, none) => {
			const request = { rawBody: none === null ? undefined : rawBody, headers: sent };
			expect(typeof proofOf(request, newSecret())).toBe('string');
		}),
	);
});

it('starts nothing for a signature that was made with any other key', () => {
	fc.assert(
		fc.property(bytes, bytes, writer, prefix, (rawBody, key, write, before) => {
			const signature = before + write(hmac(rawBody, key));
			const sent = { 'x-wachat-timestamp': TIMESTAMP, 'x-wachat-signature': signature };
			expect(proofOf({ rawBody, headers: sent }, newSecret())).toBe('its signature is wrong');
		}),
	);
});

it('starts nothing for an empty or a guessable secret, not even with it', () => {
	fc.assert(
		fc.property(bytes, fc.string({ maxLength: 15 }), writer, (rawBody, word, write) => {
			for (const key of [word, `whsec_${word}`, Buffer.from(word, 'base64')]) {
				const signature = write(hmac(rawBody, key));
				const sent = { 'x-wachat-timestamp': TIMESTAMP, 'x-wachat-signature': signature };
				expect(typeof proofOf({ rawBody, headers: sent }, word)).toBe('string');
				expect(typeof proofOf({ rawBody, headers: sent }, `whsec_${word}`)).toBe('string');
			}
		}),
	);
});

it('takes what the secret signed, and nothing once a byte of it is another', () => {
	const where = fc.nat();
	fc.assert(
		fc.property(bytes, writer, prefix, where, (rawBody, write, before, at) => {
			const secret = newSecret();
			const digest = hmac(rawBody, secret);
			const sent = (signature: string, timestamp = TIMESTAMP) => ({
				'x-wachat-timestamp': timestamp,
				'x-wachat-signature': signature,
			});
			const signature = before + write(digest);
			expect(proofOf({ rawBody, headers: sent(signature) }, secret)).toHaveProperty('id');

			const forged = Buffer.from(digest);
			forged[at % 32] ^= 1 << at % 8;
			expect(typeof proofOf({ rawBody, headers: sent(write(forged)) }, secret)).toBe('string');
			const changed = Buffer.concat([rawBody, Buffer.from([at % 256])]);
			expect(typeof proofOf({ rawBody: changed, headers: sent(signature) }, secret)).toBe('string');
			const later = String(Number(TIMESTAMP) + 1);
			expect(typeof proofOf({ rawBody, headers: sent(signature, later) }, secret)).toBe('string');
		}),
	);
});
