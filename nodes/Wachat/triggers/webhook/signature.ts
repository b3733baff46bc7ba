import { createHmac, randomBytes, timingSafeEqual } from 'crypto';

/** What secrets begin with in the documentation's examples. */
const PREFIX = 'whsec_';

/** Bytes. A shorter key could be guessed; an empty one everybody has. */
const SHORTEST_KEY = 16;

const HEX_DIGEST = /^[\da-f]{64}$/i;
const BASE64_DIGEST = /^[\w+/-]{43}=?$/;

/** A secret for a webhook: 32 random bytes, in letters that every service takes. */
export function newSecret(): string {
	return PREFIX + randomBytes(32).toString('hex');
}

/** Whether a secret is one of ours: what is in n8n's memory somebody else may have put there. */
export function isOwnSecret(secret: string): boolean {
	return /^whsec_[\da-f]{64}$/.test(secret);
}

/**
 * The keys that a service may make of a secret. The documentation does not say whether `whsec_` belongs to
 * the key; others who write secrets like this decode the base64 behind it.
 */
function keysOf(secret: string): Buffer[] {
	const bare = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
	if (bare.length < SHORTEST_KEY) return [];
	const keys = [Buffer.from(secret), Buffer.from(bare), Buffer.from(bare, 'base64')];
	// What is no base64 decodes to little or nothing.
	return keys.filter(({ length }) => length >= SHORTEST_KEY);
}

/** The bytes of a signature in any of its spellings; undefined for what is no HMAC-SHA256. */
function decode(signature: string): Buffer | undefined {
	const bare = signature.replace(/^sha256=/i, '');
	if (HEX_DIGEST.test(bare)) return Buffer.from(bare, 'hex');
	return BASE64_DIGEST.test(bare) ? Buffer.from(bare, 'base64') : undefined;
}

/** What the signature covers, as it came over the wire. */
export interface Signed {
	/** `X-Wachat-Timestamp` as sent. */
	timestamp: string;
	/** The bytes of the body: written again from what was parsed, they would be others. */
	rawBody: Buffer;
}

function digestsOf({ timestamp, rawBody }: Signed, secret: string): Buffer[] {
	return keysOf(secret).map((key) =>
		createHmac('sha256', key).update(`${timestamp}.`).update(rawBody).digest(),
	);
}

/**
 * What identifies a delivery that one of `signatures` proves; undefined if none does. The documentation gives
 * no encoding: hex and base64, also as used in URLs, with or without `sha256=`, are taken.
 */
export function provenId(
	signed: Signed,
	signatures: readonly string[],
	secret: string,
): string | undefined {
	const decoded = signatures.map(decode).filter((one) => one !== undefined);
	if (decoded.length === 0) return undefined;
	const digests = digestsOf(signed, secret);
	// Every pair is compared, in the same time: nothing tells how close a guess was.
	const matches = digests.flatMap((digest) => decoded.map((one) => timingSafeEqual(digest, one)));
	// The same for every spelling of the signature.
	return matches.includes(true) ? digests[0].toString('base64') : undefined;
}
