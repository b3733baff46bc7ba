// Answers that contradict the documentation, or themselves.
import type { Sandbox } from '../../../sandbox/server.mts';
import type { RunResult } from '../harness.mts';
import { fault, type Row } from './row.mts';

const NEVER_FITS =
	'the numbers never fit: pages repeat, contradict each other, never end, or hold more or fewer contacts than are announced, the same way in each read';
const NO_CONTACT = 'an entry is no contact, or has no ID';
const LARGE_ID = 'two contacts have IDs too large to be exact';

export const contractRows: Row[] = [
	...(
		[
			['the page number ignored', { ignorePage: 'echo asked' }, /brings no new one/],
			['the page number wrong', { ignorePage: 'echo first' }, /but page 1 came back/],
			['endless repeats', { endless: 'repeated' }, /announces more contacts, yet 250/],
			['endless empty pages', { endless: 'empty' }, /is empty, yet more/],
			['endless new contacts', { endless: 'fresh' }, /announces more contacts, yet 250/],
			[
				'a total too high',
				{ set: { total: 350, hasMore: false } },
				/350 contacts are announced each time, but 3 reads found 250/,
			],
			['a wrong count', { set: { count: 7 } }, /announces 7 contacts but holds 100/],
			[
				'another instance',
				{ set: { instance: { apiInstanceName: 't2_other' } } },
				/those of "t2_other" came back/,
			],
		] as const
	).map(([way, then, text]) => ({
		when: NEVER_FITS,
		way,
		arrange: fault(then),
		then: ({ error, json }: RunResult, { requests }: Sandbox) => {
			expect(json).toEqual([]);
			expect(error?.message).toMatch(/^Wachat gave an answer that cannot be right/);
			expect(error?.message).toMatch(text);
			expect(requests.length).toBeLessThanOrEqual(12);
		},
	})),
	...[null, 7, {}].map((entry) => ({
		when: NO_CONTACT,
		way: JSON.stringify(entry),
		arrange: fault({ firstEntry: entry }, { page: 2 }),
		then: /Entry 1 of page 2 is not a contact with an ID/,
	})),
	{
		when: LARGE_ID,
		way: 'without JID and number',
		arrange: fault({ firstEntry: { id: 2 ** 60 } }, { page: 2 }),
		then: /Entry 1 of page 2 has an ID too large to be exact/,
	},
];
