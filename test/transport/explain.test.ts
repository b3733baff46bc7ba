import { UnusableCredential } from '../../nodes/Wachat/transport/credential';
import { explain, Explained } from '../../nodes/Wachat/transport/explain';
import {
	RequestFailure,
	type FailureDetails,
	type FailureKind,
} from '../../nodes/Wachat/transport/requestFailure';

const NOW = Date.parse('2026-06-13T08:00:00Z');

const failures: Array<[FailureKind, FailureDetails]> = [
	['unauthorized', { status: 401, text: 'Invalid token' }],
	['forbidden', { status: 403 }],
	['rateLimited', { status: 429, retryAfter: 300_000, waited: 61_000 }],
	['rateLimited', { status: 429 }],
	['timeout', { text: 'No answer within 30000 ms' }],
	['timeout', { text: 'No answer within 30000 ms', waited: 120_999 }],
	['serverDown', { status: 503, retryAfter: 60_000 }],
	['refused', { text: 'connect ECONNREFUSED 127.0.0.1:443' }],
	['disconnected', { text: 'socket hang up' }],
	['damaged', { text: 'incorrect header check', waited: 999 }],
	['empty', { status: 200, waited: 0 }],
	['unknownHost', { text: 'getaddrinfo ENOTFOUND app.wachat.net' }],
	['unreachable', { text: 'connect ENETUNREACH 2001:db8::1:443' }],
	['insecure', { text: 'wrong version number' }],
	['certificate', { text: 'certificate has expired' }],
	['redirect', { status: 302, location: 'https://elsewhere.example' }],
	['redirect', { status: 302 }],
	['webPage', { status: 200 }],
	['notJson', { status: 200 }],
	['rejected', { status: 404, text: 'Not found' }],
	['rejected', { status: 422, text: 'Bad page' }],
	['rejected', { status: 422 }],
	['stopped', {}],
	['unsendable', { text: 'Invalid character in header' }],
	['unclear', { text: 'odd' }],
];

/** Fields that only some operations have, and no other part of the package. */
const FIELDS = /Retry Time|Concurrency|'?Timeout'|'Instance'|parameter|option/;

describe('explain', () => {
	it.each(failures)('says what happened and what to do: %s %j', (kind, details) => {
		expect(explain(new RequestFailure(kind, details), NOW)).toMatchSnapshot();
	});

	it.each(failures)('names no field of an operation: %s %j', (kind, details) => {
		const { message, description } = explain(new RequestFailure(kind, details), NOW) ?? {};
		expect(`${message} ${description}`).not.toMatch(FIELDS);
		expect(description).not.toBe('');
	});

	it('advises more time for retries only where a retry would have come next', () => {
		const remediesOf = (details: FailureDetails) =>
			explain(new RequestFailure('timeout', details), NOW)?.remedies;
		expect(remediesOf({ waited: 0 })).toEqual(['waitLonger', 'allowMoreTime']);
		expect(remediesOf({})).toEqual(['allowMoreTime']);
	});

	it('never claims more seconds than have passed', () => {
		const messageOf = (waited: number) =>
			explain(new RequestFailure('serverDown', { status: 503, waited }), NOW)?.message;
		expect(messageOf(8999)).toContain('even after 8 s of retries');
		expect(messageOf(999)).not.toContain('even after');
	});

	it('survives a Retry-After beyond all calendars', () => {
		const endless = new RequestFailure('rateLimited', { retryAfter: 1e300 });
		expect(explain(endless, NOW)?.description).toContain('275760-09-13');
	});

	it('tells n8n when to come back only where coming back helps', () => {
		const retryAfter = 60_000;
		const failureOf = (kind: FailureKind) =>
			explain(new RequestFailure(kind, { retryAfter }), NOW)?.failure;
		expect(failureOf('serverDown')).toEqual({
			cause: 'temporarily-unavailable',
			retryAfterMs: retryAfter,
		});
		expect(failureOf('forbidden')).toEqual({ cause: 'credential-invalid' });
	});

	it('passes on what was explained where it was found out', () => {
		const explanation = { message: 'No such instance', description: 'Choose another', status: 404 };
		expect(explain(new Explained(explanation), NOW)).toBe(explanation);
	});

	it('explains an unusable credential', () => {
		const error = new UnusableCredential("The 'API Key' is empty", 'Copy it');
		expect(explain(error, NOW)).toEqual({
			message: "The 'API Key' is empty",
			description: 'Copy it',
			failure: { cause: 'credential-invalid' },
		});
	});

	it('leaves to n8n what is not ours', () => {
		expect(explain(new TypeError('x'), NOW)).toBeUndefined();
	});
});
