import { prove, type Received } from '../../../nodes/Wachat/triggers/webhook/proof';
import { delivery, hmac, NOW, SHARED_KEY, TIMESTAMP } from './signing';

const BODY = '{"text":"Grüße 👋", "n": 1.0e2}';
const bare = SHARED_KEY.slice('whsec_'.length);

function proofOf(request: Received, options: { secret?: string; maxAge?: number } = {}) {
	return prove(request, { secret: SHARED_KEY, maxAge: 300, now: NOW, ...options });
}

/** A delivery that is signed like this. */
function signedWith(signature: string | string[]): Received {
	return delivery(BODY, { 'x-wachat-signature': signature });
}

const hex = hmac(BODY).toString('hex');
const base64 = hmac(BODY).toString('base64');
const base64url = hmac(BODY).toString('base64url');

it('gives what was sent', () => {
	expect(proofOf(delivery(BODY))).toEqual({
		id: expect.any(String) as string,
		event: 'messages.upsert',
		timestamp: TIMESTAMP,
		webhookId: '12',
		rawBody: Buffer.from(BODY),
	});
});

describe('the spelling of the signature', () => {
	const spellings = [
		['hex', hex],
		['hex in capitals', hex.toUpperCase()],
		['base64', base64],
		['base64 without padding', base64.replace('=', '')],
		['base64url', base64url],
		['base64url with padding', `${base64url}=`],
	];

	it.each([
		...spellings,
		...spellings.map(([name, one]) => [`${name} with a prefix`, `sha256=${one}`]),
		['a prefix in capitals', `SHA256=${hex}`],
		['spaces around it', ` ${hex} `],
		['twice, joined as Node does', `${hex}, ${hex}`],
		['among others', `${'0'.repeat(64)}, ${base64}`],
	])('may be %s', (_name, signature) => {
		expect(proofOf(signedWith(signature))).toHaveProperty('id', base64);
	});

	it('may be a list of headers', () => {
		expect(proofOf(signedWith(['0'.repeat(64), hex]))).toHaveProperty('id', base64);
	});

	it.each([
		['empty', ''],
		['missing', undefined],
		['commas alone', ', ,'],
	])('is asked for when it is %s', (_name, signature) => {
		expect(proofOf(delivery(BODY, { 'x-wachat-signature': signature }))).toBe('it is not signed');
	});

	it.each([
		['one digit is another', hex.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))],
		['it is cut', hex.slice(2)],
		['it is the first half', hex.slice(0, 32)],
		['something follows', `${hex}00`],
		['it comes from another prefix', `sha1=${hex}`],
		['it is the secret', SHARED_KEY],
		['it is no signature at all', 'Bearer 12'],
		['it is the one of the body alone', hmac(BODY, SHARED_KEY, '').toString('hex')],
	])('is refused when %s', (_name, signature) => {
		expect(proofOf(signedWith(signature))).toBe('its signature is wrong');
	});
});

describe('the key', () => {
	it.each([
		['the whole secret', SHARED_KEY],
		['the secret without its prefix', bare],
		['the decoded base64 behind the prefix', Buffer.from(bare, 'base64')],
	])('may be %s', (_name, key) => {
		expect(proofOf(signedWith(hmac(BODY, key).toString('hex')))).toHaveProperty('id', base64);
	});

	it('may be a secret without a prefix', () => {
		const signature = hmac(BODY, bare).toString('hex');
		expect(proofOf(signedWith(signature), { secret: bare })).toHaveProperty('id');
	});

	it('may be decoded from base64 as used in URLs', () => {
		const bytes = Buffer.alloc(32, 0xfb);
		const request = signedWith(hmac(BODY, bytes).toString('hex'));
		expect(proofOf(request, { secret: `whsec_${bytes.toString('base64url')}` })).toHaveProperty(
			'id',
		);
	});

	it.each([
		['empty', ''],
		['nothing but the prefix', 'whsec_'],
		['short', 'whsec_abc'],
	])('is never %s', (_name, secret) => {
		for (const key of ['', secret, secret.slice(6), Buffer.from(secret.slice(6), 'base64')]) {
			const request = signedWith(hmac(BODY, key).toString('hex'));
			expect(proofOf(request, { secret })).toBe('its signature is wrong');
		}
	});

	it('is never what a decoder makes of something that is no base64', () => {
		const request = signedWith(hmac(BODY, '').toString('hex'));
		expect(proofOf(request, { secret: `whsec_${'!'.repeat(40)}` })).toBe('its signature is wrong');
	});

	it('is needed', () => {
		expect(proofOf(delivery(BODY), { secret: undefined })).toMatch('no secret is known');
	});
});

describe('what is signed', () => {
	it.each([
		['a space more', `${BODY} `],
		['another way to write a number', BODY.replace('1.0e2', '100')],
		['letters written as code points', BODY.replace('ü', '\\u00fc')],
		['nothing', ''],
	])('is the body as it came, not one with %s', (_name, body) => {
		const request = { ...delivery(BODY), rawBody: Buffer.from(body) };
		expect(proofOf(request)).toBe('its signature is wrong');
	});

	it.each([
		['empty', Buffer.alloc(0)],
		['no text', Buffer.from([0xff, 0x00, 0xfe])],
		['5 MB long', Buffer.alloc(5e6, '[')],
	])('may be %s', (_name, body) => {
		const signature = hmac(body).toString('hex');
		expect(proofOf(delivery(body, { 'x-wachat-signature': signature }))).toHaveProperty('id');
	});

	it('is the timestamp as it came', () => {
		const request = delivery(BODY, { 'x-wachat-timestamp': `${TIMESTAMP}.0` });
		expect(proofOf(request)).toBe('its signature is wrong');
	});

	it('must be there', () => {
		expect(proofOf({ ...delivery(BODY), rawBody: undefined })).toBe('its body cannot be read');
	});
});

it('identifies a delivery by its signature, however it is written', () => {
	const ids = [hex, base64url, `sha256=${hex.toUpperCase()}`].map((one) =>
		proofOf(signedWith(one)),
	);
	const other = hmac('{}').toString('hex');
	expect(new Set(ids.map((one) => (one as { id: string }).id)).size).toBe(1);
	expect(proofOf(delivery('{}', { 'x-wachat-signature': other }))).not.toHaveProperty('id', base64);
});

it.each([
	['missing', undefined, ''],
	['sent twice with the same value', ['messages.upsert', 'messages.upsert'], 'messages.upsert'],
	['two different ones', 'messages.upsert, connection.update', ''],
])('takes no event for granted when it is %s', (_name, event, expected) => {
	expect(proofOf(delivery(BODY, { 'x-wachat-event': event }))).toHaveProperty('event', expected);
});
