// The rows of the table of outcomes in docs/message.md: how to bring each about, and what must come of it.
import type { INodeParameters } from 'n8n-workflow';
import type { Effect } from '../../sandbox/faults.mts';
import type { CredentialData } from './host.mts';

export interface Row {
	/** The row's first cell, without its formatting. */
	when: string;
	/** Which of several ways to bring it about. */
	way?: string;
	/** What the sandbox does to each request, or to the first `times`. */
	then?: Effect;
	times?: number;
	options?: INodeParameters;
	credentials?: CredentialData;
	outcome: 'queued' | 'notSent' | 'unknown';
	/** How many requests reach the server. */
	posts: number;
	/** What is said, or what `response` is where it is queued. */
	words: RegExp | unknown;
}

const PATIENT = { retryTime: 5 };
const NO_LOOK = { checkConnection: false };
const HOW_UNSURE = /^It is not known whether this message was sent: /;

function unsure(words: RegExp): RegExp {
	return new RegExp(HOW_UNSURE.source + words.source);
}

function refused(status: number, words: RegExp): Row {
	const when = '400, 402, 403, 404, 409, 422 or another 4xx comes back';
	return { when, way: String(status), then: { status }, outcome: 'notSent', posts: 1, words };
}

function down(status: number, more: Effect = {}): Row {
	const when = '500, 502, 503, 504 or another 5xx comes back';
	const words = unsure(new RegExp(`Wachat is not available \\(HTTP ${status}\\)`));
	return {
		...{ when, way: `${status} ${Object.keys(more).join()}`, then: { status, ...more } },
		...{ options: PATIENT, outcome: 'unknown', posts: 1, words },
	};
}

function elsewhere(status: number, outcome: Row['outcome'], words: RegExp): Row {
	const when = `${outcome === 'notSent' ? '301, 307 or 308' : '302, 303 or another 3xx'} comes back`;
	const then = { redirect: 'https://example.com/x', status };
	return { when, way: String(status), then, outcome, posts: 1, words };
}

export const rows: Row[] = [
	{
		when: '200 comes back, with any JSON, some text, or nothing',
		way: 'as the sandbox answers',
		outcome: 'queued',
		posts: 1,
		words: { success: true, message: 'Message queued for dispatch' },
	},
	...[
		{ way: 'JSON without success', then: { json: { id: 7 } }, words: { id: 7 } },
		{ way: 'nothing', then: { text: '' }, words: null },
		{ way: 'text', then: { text: 'OK' }, words: 'OK' },
		{ way: '201', then: { status: 201, json: {} }, words: {} },
	].map(
		(row): Row => ({
			when: '200 comes back, with any JSON, some text, or nothing',
			outcome: 'queued',
			posts: 1,
			...row,
		}),
	),
	{
		when: '429 comes back, and Retry Time is enough',
		way: 'with Retry-After',
		then: { status: 429, retryAfter: 0.2 },
		times: 2,
		options: PATIENT,
		outcome: 'queued',
		posts: 3,
		words: expect.objectContaining({ success: true }),
	},
	{
		when: '429 comes back, and Retry Time is enough',
		way: 'without Retry-After',
		then: { status: 429 },
		times: 1,
		options: PATIENT,
		outcome: 'queued',
		posts: 2,
		words: expect.objectContaining({ success: true }),
	},
	{
		when: '429 comes back, and Retry Time is not enough',
		then: { status: 429, retryAfter: 3600 },
		options: PATIENT,
		outcome: 'notSent',
		posts: 1,
		words: /^Wachat allows no more requests for now/,
	},
	{
		when: 'The connection is refused, or the server has no known name',
		way: 'refused',
		credentials: { baseUrl: 'http://127.0.0.1:1/api/v1' },
		options: NO_LOOK,
		outcome: 'notSent',
		posts: 0,
		words: /^The connection to Wachat was refused/,
	},
	{
		when: 'The connection is refused, or the server has no known name',
		way: 'unknown host',
		credentials: { baseUrl: 'https://nobody.invalid/api/v1' },
		options: NO_LOOK,
		outcome: 'notSent',
		posts: 0,
		words: /its name is not known/,
	},
	...[{}, { taken: true as const }].map(
		(taken): Row => ({
			when: 'No answer comes within Timeout',
			way: JSON.stringify(taken),
			then: { hang: true, ...taken },
			options: { ...PATIENT, timeout: 300 },
			outcome: 'unknown',
			posts: 1,
			words: unsure(/Wachat did not answer in time/),
		}),
	),
	...[{ reset: true }, { reset: true, taken: true as const }, { cut: true }].map(
		(then): Row => ({
			when: 'The connection breaks off, or the answer is cut short',
			way: Object.keys(then).join(),
			then,
			options: PATIENT,
			outcome: 'unknown',
			posts: 1,
			words: unsure(/The connection to Wachat broke off/),
		}),
	),
	{
		when: 'The connection breaks off, or the answer is cut short',
		way: 'half of the JSON',
		then: { text: '{"success":tr' },
		outcome: 'unknown',
		posts: 1,
		words: unsure(/The connection to Wachat broke off/),
	},
	down(500),
	down(502),
	down(503, { retryAfter: 0.1 }),
	down(504, { taken: true }),
	{
		when: '408 comes back',
		then: { status: 408 },
		options: PATIENT,
		outcome: 'unknown',
		posts: 1,
		words: unsure(/Wachat did not answer in time/),
	},
	{
		when: '401 comes back',
		then: { status: 401 },
		outcome: 'notSent',
		posts: 1,
		words: /^Wachat refused the API key/,
	},
	refused(400, /^Wachat rejected the request \(HTTP 400\): Told to/),
	refused(402, /^Wachat does not allow this \(HTTP 402\)/),
	refused(403, /^Wachat does not allow this \(HTTP 403\)/),
	refused(404, /^Wachat rejected the request \(HTTP 404\)/),
	refused(409, /^Wachat rejected the request \(HTTP 409\)/),
	refused(422, /^Wachat rejected the request \(HTTP 422\)/),
	...[301, 307, 308].map((status) => elsewhere(status, 'notSent', /^The server wants to redirect/)),
	...[302, 303].map((status) =>
		elsewhere(status, 'unknown', unsure(/The server wants to redirect/)),
	),
	{
		when: '200 comes back, and says that it did not succeed (success: false)',
		then: { json: { success: false, error: 'The number is not on WhatsApp' } },
		outcome: 'notSent',
		posts: 1,
		words: /The number is not on WhatsApp$/,
	},
	{
		when: '200 comes back, with an error and without success',
		then: { json: { error: 'The number is not on WhatsApp' } },
		outcome: 'unknown',
		posts: 1,
		words: unsure(/.*The number is not on WhatsApp/),
	},
	...[
		{ way: 'list', then: { json: [{ success: false, error: 'Not on WhatsApp' }] } },
		{ way: 'data', then: { json: { data: { error: 'Not on WhatsApp' } } } },
		{ way: 'text', then: { text: 'Notice: x\n{"success":false,"error":"Not on WhatsApp"}' } },
	].map(
		(row): Row => ({
			when: '200 comes back, and says so in a list, in its data, or amid other text',
			outcome: 'unknown',
			posts: 1,
			words: unsure(/.*Not on WhatsApp/),
			...row,
		}),
	),
	{
		when: 'A web page comes back with 200',
		then: { html: '<html><body>Welcome</body></html>' },
		outcome: 'unknown',
		posts: 1,
		words: unsure(/A web page came back/),
	},
];
