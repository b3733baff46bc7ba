// Requests that go wrong.
import type { Effect } from '../../../sandbox/faults.mts';
import { fault, type Row } from './row.mts';

const ANSWERLESS =
	'the server is down (5xx), answers 408, does not answer or answers nothing, cannot be found or reached, or the line breaks or damages the answer';
const REFUSED_200 =
	'Wachat says success: false, or has an error and no success, though with status 200';

export const requestRows: Row[] = [
	{
		when: 'Wachat limits requests (429)',
		arrange: fault({ status: 429, retryAfter: 1 }, { page: 2 }, 1),
		then: 'all contacts',
		requests: 4,
	},
	{
		when: 'Wachat limits requests (429)',
		way: 'naming a date',
		arrange: fault({ status: 429, retryAfterDate: 1 }, { page: 3 }, 1),
		then: 'all contacts',
		requests: 4,
	},
	{
		when: 'the limit lasts longer than Retry Time',
		arrange: fault({ status: 429, retryAfter: 300 }),
		then: ({ error }) => {
			expect(error?.message).toMatch(/^Wachat allows no more requests for now/);
			expect(error?.description).toMatch(/after \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
		},
		requests: 1,
	},
	...[
		['503', { status: 503, html: '<h1>Maintenance</h1>' }],
		['500', { status: 500 }],
		['408', { status: 408 }],
		['no answer', { hang: true }],
		['a slow drip', { drip: 200 }],
		['a broken line', { reset: true }],
		['an empty answer', { text: '' }],
	].map(([way, then]) => ({
		when: ANSWERLESS,
		way: way as string,
		arrange: fault(then as Effect, { page: 2 }, 1),
		parameters: { options: { timeout: 1000 } },
		then: 'all contacts' as const,
		requests: 4,
	})),
	{
		when: ANSWERLESS,
		way: 'longer than Retry Time',
		arrange: fault({ status: 503 }),
		parameters: { options: { retryTime: 1 } },
		then: /^Wachat is not available \(HTTP 503\), even after \d s of retries/,
	},
	{
		when: 'the key is wrong (401)',
		run: { credentials: { apiKey: 'not-the-right-key' } },
		then: /^Wachat refused the API key/,
		requests: 1,
	},
	...[402, 403].map((status) => ({
		when: 'the plan has expired, or something is forbidden (402, 403)',
		way: String(status),
		arrange: fault({ status, json: { error: 'Your plan has expired' } }),
		then: new RegExp(`^Wachat does not allow this \\(HTTP ${status}\\): Your plan has expired$`),
		requests: 1,
	})),
	{
		when: 'the instance is unknown',
		way: 'as a display name was given',
		parameters: { instanceName: { __rl: true, mode: 'name', value: 'Main Shop' } },
		then: ({ error }) => {
			expect(error?.message).toMatch(/^Wachat has no instance "Main Shop" in this account/);
			expect(error?.description).toContain('display name');
			expect(error?.description).toContain('t1_sandbox_main_shop');
		},
		requests: 1,
	},
	{
		when: 'the instance is unknown',
		way: 'and so is its name',
		parameters: { instanceName: { __rl: true, mode: 'name', value: 'elsewhere' } },
		then: ({ error }) => {
			expect(error?.message).toMatch(/^Wachat has no instance "elsewhere" in this account/);
			expect(error?.description).toMatch(/t1_sandbox_main_shop.*t1_sandbox_branch_office/);
		},
		requests: 1,
	},
	{
		when: 'the server redirects',
		arrange: fault({ redirect: 'https://elsewhere.example/api' }),
		then: /redirect to https:\/\/elsewhere\.example \(HTTP 302\)/,
		requests: 1,
	},
	{
		when: 'a web page comes back, or no JSON',
		way: 'a web page',
		arrange: fault({ html: '<html>Welcome</html>' }),
		then: /^A web page came back instead of data$/,
		requests: 1,
	},
	{
		when: 'a web page comes back, or no JSON',
		way: 'text',
		arrange: fault({ text: 'It works!' }),
		then: /^The answer is not one of the Wachat API$/,
		requests: 1,
	},
	{
		when: 'the answer breaks off in the middle',
		arrange: fault({ cut: true }, { page: 2 }, 1),
		then: 'all contacts',
		requests: 4,
	},
	...[
		['success: false', { success: false, error: 'Instance is locked' }],
		['an error without success', { error: 'Instance is locked' }],
	].map(([way, json]) => ({
		when: REFUSED_200,
		way: way as string,
		arrange: fault({ json }),
		then: /^Wachat rejected the request.*Instance is locked$/,
		requests: 1,
	})),
	{
		when: 'https meets a port for plain http, or the certificate cannot be trusted',
		run: ({ baseUrl }) => ({ credentials: { baseUrl: baseUrl.replace('http:', 'https:') } }),
		then: /^The server does not take a secure connection \(https\) at this address/,
		requests: 0,
	},
];
