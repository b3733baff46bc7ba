// The rows of the README's table "What happens when …": how to bring each about, and what must come of it.
import type { INodeParameters } from 'n8n-workflow';
import type { Effect, When } from '../../sandbox/faults.mts';
import type { Sandbox } from '../../sandbox/server.mts';
import type { RunOptions, RunResult } from './harness.mts';

export interface Row {
	/** The row's first cell, without its formatting. */
	when: string;
	/** Which of several ways to bring it about. */
	way?: string;
	/** Makes the sandbox misbehave; it has 250 people, so three pages. */
	arrange?: (sandbox: Sandbox) => void;
	parameters?: INodeParameters;
	run?: Partial<RunOptions>;
	/** What comes of it: all 250 contacts, or an error with such a text; a function looks closer. */
	then: 'all contacts' | RegExp | ((run: RunResult, sandbox: Sandbox) => void);
	/** How many requests for contacts it takes. */
	requests?: number;
}

function fault(then: Effect, when: When = {}, times?: number): Row['arrange'] {
	return (sandbox) => sandbox.faults.add({ when: { path: '/contacts', ...when }, times, then });
}

const idsOf = ({ json }: RunResult) => json.map(({ id }) => id);

/** Everybody once who was in the list all the time. */
function expectNobodyLost(run: RunResult, before: unknown[], sandbox: Sandbox): void {
	const after = new Set<unknown>(sandbox.list().contacts.map(({ id }) => id));
	const ids = idsOf(run);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toEqual(expect.arrayContaining(before.filter((id) => after.has(id))));
}

function changes(change: (sandbox: Sandbox) => void): Pick<Row, 'arrange' | 'then'> {
	let before: unknown[] = [];
	return {
		arrange: (sandbox) => {
			const people = sandbox.list().contacts.filter(({ isGroup }) => !isGroup);
			before = people.map(({ id }) => id);
			change(sandbox);
		},
		then: (run, sandbox) => {
			expect(run.hints).toEqual([]);
			expectNobodyLost(run, before, sandbox);
		},
	};
}

const idAt = (sandbox: Sandbox, position: number) => sandbox.list().contacts[position].id;

/** Presses stop as soon as all three pages are being read; two of them never come. */
function stopRow(): Row {
	let seen: Sandbox;
	let stoppedAt = Infinity;
	const pressOnceReading = (stop: () => void) => {
		const timer = setInterval(() => {
			if (seen.requests.length < 3) return;
			clearInterval(timer);
			stoppedAt = Date.now();
			stop();
		}, 10);
	};
	return {
		when: 'you press stop',
		arrange: (sandbox) => {
			seen = sandbox;
			for (const page of [2, 3]) fault({ hang: true }, { page })?.(sandbox);
		},
		run: { abort: pressOnceReading },
		then: ({ status }) => {
			expect(status).toBe('canceled');
			expect(Date.now() - stoppedAt).toBeLessThan(1000);
		},
		requests: 3,
	};
}

const CHANGING = 'contacts are added, deleted or move while the list is read';
const ANSWERLESS = 'the server is down (5xx), answers 408, does not answer, or the line breaks';
const NO_END = 'pages repeat, contradict each other, or never end';
const NO_CONTACT = 'an entry is no contact, or has no ID';

export const rows: Row[] = [
	{
		when: CHANGING,
		way: 'added in front',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => void list.add())),
	},
	{
		when: CHANGING,
		way: 'deleted',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.remove(idAt(sandbox, 3)))),
	},
	{
		when: CHANGING,
		way: 'moved to the front',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.moveToFront(idAt(sandbox, 150)))),
	},
	{
		when: CHANGING,
		way: 'moved to the back',
		...changes((sandbox) => sandbox.beforeRead(2, (list) => list.moveToBack(idAt(sandbox, 3)))),
	},
	{
		when: "even three reads don't settle it",
		arrange: (sandbox) => sandbox.beforeRead('every', (list) => void list.add()),
		then: ({ hints, json, status }) => {
			expect(status).toBe('success');
			expect(hints).toHaveLength(1);
			expect(hints[0]).toMatchObject({ type: 'warning', location: 'outputPane' });
			expect(hints[0].message).toContain(`found ${json.length} different contacts`);
			expect(hints[0].message).toMatch(/Wachat announced 2\d\d/);
		},
		requests: 9,
	},
	{
		when: 'one contact is deleted and another added between the same two answers',
		parameters: { options: { verify: true } },
		...changes((sandbox) =>
			sandbox.beforeRead(2, (list) => {
				list.remove(idAt(sandbox, 3));
				list.add({}, list.contacts.length);
			}),
		),
	},
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
		when: 'Wachat says success: false, though with status 200',
		way: way as string,
		arrange: fault({ json }),
		then: /^Wachat rejected the request.*Instance is locked$/,
		requests: 1,
	})),
	...(
		[
			['the page number ignored', { ignorePage: 'echo asked' }, /brings no new one/],
			['the page number wrong', { ignorePage: 'echo first' }, /but page 1 came back/],
			['endless repeats', { endless: 'repeated' }, /announces more contacts, yet 250/],
			['endless empty pages', { endless: 'empty' }, /is empty, yet more/],
			['endless new contacts', { endless: 'fresh' }, /announces more contacts, yet 250/],
			['a wrong count', { set: { count: 7 } }, /announces 7 contacts but holds 100/],
			[
				'another instance',
				{ set: { instance: { apiInstanceName: 't2_other' } } },
				/those of "t2_other" came back/,
			],
		] as const
	).map(([way, then, text]) => ({
		when: NO_END,
		way,
		arrange: fault(then),
		then: ({ error, json }: RunResult, { requests }: Sandbox) => {
			expect(json).toEqual([]);
			expect(error?.message).toMatch(/^Wachat gave an answer that cannot be right/);
			expect(error?.message).toMatch(text);
			expect(requests.length).toBeLessThanOrEqual(8);
		},
	})),
	...[null, 7, {}].map((entry) => ({
		when: NO_CONTACT,
		way: JSON.stringify(entry),
		arrange: fault({ firstEntry: entry }, { page: 2 }),
		then: /Entry 1 of page 2 is not a contact with an ID/,
	})),
	stopRow(),
	{
		when: 'Continue On Fail is on',
		arrange: fault({ status: 401, json: { error: 'Not yours' } }, { instance: 'theirs' }),
		parameters: { instanceName: '={{ $json.instance }}', limit: 1, returnAll: false },
		run: {
			items: [{ instance: 'theirs' }, { instance: 't1_sandbox_main_shop' }],
			node: { onError: 'continueRegularOutput' },
		},
		then: ({ items }) => {
			expect(items).toHaveLength(2);
			expect(items[0]).toMatchObject({
				json: {
					message: 'Wachat refused the API key: Not yours',
					error: {
						message: 'Wachat refused the API key: Not yours',
						description: expect.stringContaining('API settings'),
						httpCode: '401',
					},
				},
				pairedItem: { item: 0 },
			});
			expect(items[1]).toMatchObject({ json: { isGroup: false }, pairedItem: { item: 1 } });
		},
		requests: 2,
	},
];
