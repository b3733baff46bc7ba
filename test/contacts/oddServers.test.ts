import type { ContactPage } from '../../nodes/Wachat/contacts/contactPage';
import { collectFrom, cut, people, type Answer } from './servers';

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

	it('may cap its pages while it counts from the size that it was asked for: another size shows', async () => {
		const all = people(1, 250);
		const { outcome } = await collectFrom((page, limit) => ({
			...cut(all, (page - 1) * limit, Math.min(50, limit)),
			hasMore: page * limit < 250,
		}));
		expect(outcome).toMatchObject({ proved: true, reads: 2, contacts: all });
	});

	it('may hold fewer on its pages and announce no more each time', async () => {
		const all = people(1, 250);
		const { outcome } = await collectFrom((page) => ({
			...cut(all, (page - 1) * 40, 40),
			hasMore: false,
		}));
		expect(outcome).toMatchObject({ proved: true, reads: 1, contacts: all });
	});

	it('may have put hardly anybody on its first page, once', async () => {
		const all = people(1, 1000);
		const { outcome, requests } = await collectFrom((page, limit, request) => {
			const answer = cut(all, (page - 1) * limit, limit);
			return request === 1 ? { ...answer, contacts: answer.contacts.slice(0, 1) } : answer;
		});
		expect(outcome).toMatchObject({ proved: true, contacts: all });
		expect(requests).toBeLessThanOrEqual(30);
	});

	it.each([1, 5])('may call each page page 1, read %i at a time', async (concurrency) => {
		const all = people(1, 1000);
		const { outcome } = await collectFrom(
			(page, limit) => ({ ...cut(all, (page - 1) * limit, limit), page: 1 }),
			{ concurrency },
		);
		expect(outcome).toMatchObject({ proved: true, reads: 1, contacts: all });
	});

	it.each<[string, Partial<ContactPage>, number]>([
		['', {}, 1],
		['and calls it page 0', { page: 0 }, 1],
		['and still announces more', { hasMore: true }, 2],
		['and still announces more, calling all page 1', { hasMore: true, page: 1 }, 2],
	])('may give the whole list, whatever it is asked for %s', async (_how, more, asked) => {
		const all = people(1, 250);
		const { outcome, requests } = await collectFrom(() => ({ ...cut(all, 0, 250), ...more }));
		expect(outcome).toMatchObject({ proved: true, reads: 1, contacts: all });
		expect(requests).toBe(asked);
	});

	it('may hold more on its pages than asked for, but not count each of them alone', async () => {
		const pageAlone: Answer = (page) => ({
			...cut(people(1, 400), (page - 1) * 200, 200),
			total: 200,
		});
		const { outcome } = await collectFrom(pageAlone);
		expect(outcome).toMatchObject({ name: 'BrokenContract' });
	});

	it.each([true, false])('may have given nobody once, with hasMore: %j', async (hasMore) => {
		const all = people(1, 500);
		const { outcome } = await collectFrom((page, limit, request) =>
			request === 1 ? { contacts: [], total: 500, hasMore } : cut(all, (page - 1) * limit, limit),
		);
		expect(outcome).toMatchObject({ proved: true, reads: 2, contacts: all });
	});
});
