import { collect } from '../../nodes/Wachat/contacts/collect';
import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import { collectFrom, cut, people, type Answer } from './servers';

describe('a server that breaks the rules', () => {
	it.each<[string, Answer, string]>([
		[
			'gives the first page for every page',
			() => ({ contacts: people(1, 100), total: 10_000, hasMore: true }),
			'repeats contacts of earlier pages',
		],
		[
			'gives the first page for every page, and another total each time',
			(_page, _limit, request) => ({
				contacts: people(1, 100),
				total: 10_000 + request,
				hasMore: true,
			}),
			'repeats contacts of earlier pages',
		],
		[
			'gives the first page as the last one too',
			(page) => ({ contacts: people(1, 100), total: 200, hasMore: page === 1 }),
			'repeats contacts of earlier pages',
		],
		[
			'gives its short last page for all others, of a list that it says is long',
			(page) => ({
				contacts: page === 1 ? people(1, 100) : people(101, 3),
				total: 1_000_000,
				hasMore: page === 1,
			}),
			'repeats contacts of earlier pages',
		],
		[
			'announces more for ever, repeating the last page',
			(page) => ({ contacts: people(Math.min(page, 3) * 100, 100), total: 300, hasMore: true }),
			'announces more contacts, yet 300 in all',
		],
		[
			'announces more for ever, with ever new contacts',
			(page) => ({ contacts: people(page * 100, 100), total: 250, hasMore: true }),
			'announces more contacts, yet 250 in all',
		],
		[
			'announces more and more in all, with ever new contacts',
			(page) => ({ contacts: people(page * 100, 100), total: page * 100 + 50, hasMore: true }),
			'3 reads found the same 500 contacts, while their pages announce different numbers each time (150 first, 550 at last)',
		],
	])('that %s is stopped after a handful of requests', async (_what, answer, sentence) => {
		const { outcome, requests } = await collectFrom(answer);
		expect(outcome).toMatchObject({
			name: 'BrokenContract',
			message: expect.stringContaining(sentence),
		});
		expect(requests).toBeLessThanOrEqual(15);
	});

	it.each<[string, Answer, string]>([
		[
			'announces a million contacts and has a hundred',
			(page) => ({
				contacts: page === 1 ? people(1, 100) : [],
				total: 1_000_000,
				hasMore: page === 1,
			}),
			'1000000 contacts are announced each time, but 3 reads found 100 different ones',
		],
		[
			'counts pages from 0',
			(page, limit) => cut(people(1, 250), page * limit, limit),
			'250 contacts are announced each time, but 3 reads found 161 different ones',
		],
		[
			'says on page 1 that there is no more, though 250 in all, and has no other page',
			(page, limit) => ({
				contacts: page === 1 ? people(1, limit) : [],
				total: 250,
				hasMore: false,
			}),
			'250 contacts are announced each time, but 3 reads found 100 different ones',
		],
		[
			'gives nobody, though 500 in all',
			() => ({ contacts: [], total: 500, hasMore: false }),
			'500 contacts are announced each time, but 3 reads found 0 different ones',
		],
		[
			'gives nobody, though there are more',
			() => ({ contacts: [], total: 500, hasMore: true }),
			'Page 1 is empty, yet more contacts are announced',
		],
		[
			'counts three too many',
			(page, limit) => ({ ...cut(people(1, 250), (page - 1) * limit, limit), total: 253 }),
			'253 contacts are announced each time, but 3 reads found 250 different ones',
		],
		[
			'counts three too few',
			(page, limit) => ({ ...cut(people(1, 250), (page - 1) * limit, limit), total: 247 }),
			'247 contacts are announced each time, but 3 reads found 250 different ones',
		],
		[
			'lists two contacts twice, and counts them twice',
			(page, limit) => {
				const rows = people(1, 250).flatMap((one) =>
					[7, 180].includes(one.id) ? [one, one] : [one],
				);
				return cut(rows, (page - 1) * limit, limit);
			},
			'252 contacts are announced each time, but 3 reads found 250 different ones',
		],
		[
			'announces another number on the last page, always the same',
			(page, limit) => ({
				...cut(people(1, 250), (page - 1) * limit, limit),
				total: page === 3 ? 260 : 250,
			}),
			'3 reads found the same 250 contacts, while their pages announce different numbers each time (250 first, 260 at last)',
		],
		[
			'announces on each page what that page holds',
			(page, limit) => {
				const { contacts, ...rest } = cut(people(1, 150), (page - 1) * limit, limit);
				return { ...rest, contacts, total: contacts.length };
			},
			'Page 1 announces more contacts, yet 100 in all, which need fewer pages',
		],
		[
			'does not find its last page',
			(page, limit) => (page > 2 ? undefined : cut(people(1, 250), (page - 1) * limit, limit)),
			'250 contacts are announced each time, but 3 reads found 200 different ones',
		],
	])('that %s gets three reads, and then no more belief', async (_what, answer, sentence) => {
		const { outcome, requests } = await collectFrom(answer);
		expect(outcome).toMatchObject({ name: 'BrokenContract', message: sentence });
		expect(requests).toBeLessThanOrEqual(18);
	});

	it.each<[string, Answer, string]>([
		[
			'counts pages from 0, and says so',
			(page, limit) => ({ ...cut(people(1, 250), page * limit, limit), page: page - 1 }),
			'Page 1 was asked for, but page 0 came back',
		],
		[
			'gives page 1 for all others, and says so',
			(_page, limit) => ({ ...cut(people(1, 250), 0, limit), page: 1 }),
			'Page 2 was asked for, but page 1 came back',
		],
		[
			'announces nobody, and more',
			() => ({ contacts: [], total: 0, hasMore: true }),
			'Page 1 is empty, yet more contacts are announced',
		],
	])('that %s is not asked again', async (_what, answer, sentence) => {
		const { outcome, requests } = await collectFrom(answer);
		expect(outcome).toMatchObject({ name: 'BrokenContract', message: sentence });
		expect(requests).toBeLessThanOrEqual(3);
	});

	it('is not believed for the sake of a limit either', async () => {
		const wrongPage = () => ({ contacts: people(1, 20), total: 250, hasMore: true, page: 9 });
		const { outcome } = await collectFrom(wrongPage, { limit: 20 });
		expect(outcome).toMatchObject({ message: 'Page 1 was asked for, but page 9 came back' });
	});
});

it('starts nothing more once a page has failed', async () => {
	let requests = 0;
	const fetchPage = async (page: number): Promise<ContactPage> => {
		requests++;
		if (page === 3) throw new Error('no page 3');
		return { contacts: people(page * 100, 100), total: 5000, hasMore: true };
	};
	await expect(collect({ fetchPage, concurrency: 5 })).rejects.toThrow('no page 3');
	const atOnce = requests;
	for (let turn = 0; turn < 100; turn++) await Promise.resolve();
	expect(atOnce).toBeLessThanOrEqual(15);
	expect(requests).toBe(atOnce);
});

it('keeps the newest version of a contact, and the ones only an earlier read saw', async () => {
	const page = (contacts: Contact[], total: number): ContactPage => ({
		contacts,
		total,
		hasMore: false,
	});
	const answers = [
		page([{ id: 1, name: 'old' }, { id: 2 }], 3),
		page([{ id: 3 }, { id: 1, name: 'new' }], 4),
		page([{ id: 3 }, { id: '1', name: 'older', updatedAt: '2026-01-01' }], 4),
	];
	const fetchPage = async (number: number) => (number === 1 ? answers.shift() : undefined);
	await expect(collect({ fetchPage, concurrency: 1 })).resolves.toEqual({
		contacts: [{ id: 3 }, { id: '1', name: 'older', updatedAt: '2026-01-01' }, { id: 2 }],
		announced: 4,
		reads: 3,
		proved: false,
	});
});
