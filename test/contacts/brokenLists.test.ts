import { collect } from '../../nodes/Wachat/contacts/collect';
import type { Contact } from '../../nodes/Wachat/contacts/contact';
import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';

type Answer = (page: number, limit: number, request: number) => ContactPage;

function people(from: number, count: number): Contact[] {
	return Array.from({ length: count }, (_, index) => ({ id: from + index }));
}

async function collectFrom(answer: Answer, concurrency = 5) {
	const seen = { requests: 0 };
	const fetchPage = async (page: number, limit: number) => answer(page, limit, ++seen.requests);
	const outcome = await collect({ fetchPage, concurrency }).catch((error: Error) => error);
	return { outcome, requests: seen.requests };
}

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
			'kept growing while it was read',
		],
	])('that %s is stopped after a handful of requests', async (_what, answer, sentence) => {
		const { outcome, requests } = await collectFrom(answer);
		expect(outcome).toMatchObject({
			name: 'BrokenContract',
			message: expect.stringContaining(sentence),
		});
		expect(requests).toBeLessThanOrEqual(15);
	});

	it.each<[string, Answer]>([
		[
			'announces a million contacts and has a hundred',
			(page) => ({
				contacts: page === 1 ? people(1, 100) : [],
				total: 1_000_000,
				hasMore: page === 1,
			}),
		],
		[
			'announces contacts that it never lists',
			(page) => ({
				contacts: people(page * 100, page === 1 ? 100 : 20),
				total: 121,
				hasMore: page === 1,
			}),
		],
	])('that %s gets three reads, and is not believed', async (_what, answer) => {
		const { outcome, requests } = await collectFrom(answer);
		expect(outcome).toMatchObject({ proved: false, reads: 3 });
		expect(requests).toBeLessThanOrEqual(18);
	});
});

describe('a server with habits of its own', () => {
	it('may hold fewer contacts on a page than it was asked for', async () => {
		const all = people(1, 1000);
		const { outcome, requests } = await collectFrom((page) => ({
			contacts: all.slice((page - 1) * 40, page * 40),
			total: 1000,
			hasMore: page < 25,
		}));
		expect(outcome).toMatchObject({ proved: true, contacts: all });
		expect(requests).toBe(25);
	});

	it('may announce no more too early: the total counts', async () => {
		const all = people(1, 250);
		const { outcome } = await collectFrom((page) => ({
			contacts: all.slice((page - 1) * 100, page * 100),
			total: 250,
			hasMore: false,
		}));
		expect(outcome).toMatchObject({ proved: true, contacts: all });
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
	const fetchPage = async () => answers.shift() ?? page([], 0);
	await expect(collect({ fetchPage, concurrency: 1 })).resolves.toEqual({
		contacts: [{ id: 3 }, { id: '1', name: 'older', updatedAt: '2026-01-01' }, { id: 2 }],
		announced: 4,
		reads: 3,
		proved: false,
	});
});
