import { contactPages, type ContactsQuery } from '../../nodes/Wachat/contacts/contactPages';
import { RequestFailure } from '../../nodes/Wachat/transport/requestFailure';
import { VirtualClock } from '../transport/virtualClock';

type Query = Record<string, unknown>;

/** An API that answers every request with an empty page after `answerTime` milliseconds. */
function serve(clock: VirtualClock, answerTime = 0) {
	const asked: Array<{ path: string; query?: Query; at: number }> = [];
	const get = async (path: string, query?: Query) => {
		asked.push({ path, query, at: clock.now() });
		await clock.sleep(answerTime);
		return { contacts: [], total: 0, hasMore: false };
	};
	return { asked, client: { get } };
}

describe('contactPages', () => {
	it.each<[ContactsQuery, Query]>([
		[{ instanceName: 't1_shop' }, {}],
		[{ instanceName: 't1_shop', q: '', includeGroups: false }, {}],
		[
			{ instanceName: 't1_shop', q: 'John', includeGroups: true },
			{ q: 'John', includeGroups: true },
		],
	])('asks for the page of %j', async (query, filter) => {
		const clock = new VirtualClock();
		const { asked, client } = serve(clock);
		const fetchPage = contactPages(client, query, { ...clock, concurrency: 1 });
		const page = await clock.run(fetchPage(3, 97));
		expect(page).toMatchObject({ contacts: [], total: 0, hasMore: false });
		const expected = { instanceName: 't1_shop', page: 3, limit: 97, ...filter };
		expect(asked).toEqual([{ path: '/contacts', query: expected, at: 0 }]);
	});

	it('keeps requests apart, once as many were answered as may be in flight, and one', async () => {
		const clock = new VirtualClock();
		const { asked, client } = serve(clock, 60);
		const { now, sleep } = clock;
		const fetchPage = contactPages(client, { instanceName: 'x' }, { concurrency: 5, now, sleep });
		const gapsOf = async (requests: number) => {
			asked.length = 0;
			await clock.run(Promise.all(Array.from({ length: requests }, () => fetchPage(1, 100))));
			return asked.slice(1).map(({ at }, index) => at - asked[index].at);
		};
		await gapsOf(1);
		expect(await gapsOf(5)).toEqual([0, 0, 0, 0]);
		// A tenth of 60 ms would be more.
		expect(await gapsOf(5)).toEqual([4, 4, 4, 4]);
	});

	describe('meets a page that the server does not find', () => {
		const failing = (status: number) => ({
			get: async () => await Promise.reject(new RequestFailure('rejected', { status })),
		});
		const pagesOf = (status: number) =>
			contactPages(
				failing(status),
				{ instanceName: 'x' },
				{ concurrency: 1, ...new VirtualClock() },
			);

		it('and takes it for the end of the list', async () => {
			await expect(pagesOf(404)(2, 100)).resolves.toBeUndefined();
		});

		it.each([
			[1, 404],
			[2, 400],
		])('and passes on what it cannot be: page %i, HTTP %i', async (page, status) => {
			await expect(pagesOf(status)(page, 100)).rejects.toMatchObject({ details: { status } });
		});
	});
});
