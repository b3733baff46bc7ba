import { prove } from '../../../nodes/Wachat/triggers/webhook/proof';
import { delivery, hmac, NOW, SHARED_KEY } from './signing';

const seconds = NOW / 1000;

/** What becomes of a delivery with this timestamp, signed with it. */
function proofOf(timestamp: string, maxAge = 300) {
	const signature = hmac('{}', SHARED_KEY, timestamp.trim()).toString('hex');
	const headers = { 'x-wachat-timestamp': timestamp, 'x-wachat-signature': signature };
	return prove(delivery('{}', headers), { secret: SHARED_KEY, maxAge, now: NOW });
}

it.each([
	['seconds', String(seconds)],
	['seconds with a fraction', `${seconds}.25`],
	['milliseconds', String(NOW)],
	['ISO 8601', '2026-06-13T08:00:00.000Z'],
	['ISO 8601 without milliseconds', '2026-06-13T08:00:00Z'],
	['ISO 8601 with microseconds', '2026-06-13T08:00:00.000123Z'],
	['ISO 8601 without seconds', '2026-06-13T08:00Z'],
	['ISO 8601 in small letters', '2026-06-13t08:00:00z'],
	['ISO 8601 of another zone', '2026-06-13T15:00:00+07:00'],
	['ISO 8601 of another zone, written short', '2026-06-13T03:30:00.000-0430'],
	['ISO 8601 without a zone, which is UTC', '2026-06-13T08:00:00.000'],
	['a date and a time with a space between', '2026-06-13 08:00:00'],
	['spaces around it', ` ${seconds} `],
])('reads %s', (_name, timestamp) => {
	expect(proofOf(timestamp)).toHaveProperty('timestamp', timestamp.trim());
});

it.each([
	['a word', 'now'],
	['a minus', `-${seconds}`],
	['another notation', '1.7813376e9'],
	['hex', '0x6a2d1234'],
	['too many digits', '9'.repeat(400)],
	['a day that does not exist', '2026-13-40T08:00:00Z'],
	['a date alone', '2026-06-13'],
	['two of them', `${seconds}, ${seconds + 1}`],
])('refuses %s', (_name, timestamp) => {
	expect(proofOf(timestamp)).toMatch(/cannot be read|is not signed/);
});

it.each([
	['exactly as old as allowed', String(seconds - 300)],
	['exactly as far ahead as allowed', String(seconds + 300)],
	['as old as allowed, in milliseconds', String(NOW - 300_000)],
])('takes what is %s', (_name, timestamp) => {
	expect(proofOf(timestamp)).toHaveProperty('id');
});

it.each([
	['older than allowed', String(seconds - 301), "it is 301 s old, and 'Maximum Age' is 300 s"],
	['older by a millisecond', String(NOW - 300_001), "it is 300 s old, and 'Maximum Age' is 300 s"],
	['older in ISO', '2026-06-13T07:54:59Z', "it is 301 s old, and 'Maximum Age' is 300 s"],
	['further ahead', String(seconds + 301), 'it comes 301 s from the future'],
	['of 1970', '0', `it is ${seconds} s old`],
])('refuses what is %s, and says so', (_name, timestamp, reason) => {
	expect(proofOf(timestamp)).toMatch(reason);
});

it('uses the age that was chosen', () => {
	expect(proofOf(String(seconds - 4000), 3600)).toMatch('it is 4000 s old');
	expect(proofOf(String(seconds - 3000), 3600)).toHaveProperty('id');
});

it('takes a header that a proxy sent twice with the same value', () => {
	const timestamp = [String(seconds), String(seconds)];
	const request = delivery('{}', { 'x-wachat-timestamp': timestamp });
	expect(prove(request, { secret: SHARED_KEY, maxAge: 300, now: NOW })).toHaveProperty('id');
});
