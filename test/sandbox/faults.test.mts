import type { Effect } from '../../sandbox/faults.mts';
import { Limiter } from '../../sandbox/limiter.mts';
import type { ContactsPage } from '../../sandbox/types.mts';
import {
	allContacts,
	call,
	contacts,
	idsOf,
	instanceList,
	MAIN,
	page,
	useSandbox,
} from './client.mts';
import type { Query } from './client.mts';

const sandbox = useSandbox();
const statusOf = async (query: Query = {}) => (await contacts(sandbox(), query)).status;
const always = (then: Effect) => {
	sandbox().faults.add({ then });
};

async function timed<T>(work: Promise<T>): Promise<number> {
	const started = performance.now();
	await work;
	return performance.now() - started;
}

describe('which requests a fault strikes', () => {
	const statuses = async (queries: Query[]) => {
		const seen: number[] = [];
		for (const query of queries) seen.push(await statusOf(query));
		return seen;
	};

	it('every one, unless told otherwise', async () => {
		always({ status: 500 });
		expect(await statuses([{}, { page: 2 }, {}])).toEqual([500, 500, 500]);
		sandbox().faults.clear();
		expect(await statusOf()).toBe(200);
	});

	it('the first few', async () => {
		sandbox().faults.add({ times: 2, then: { status: 500 } });
		expect(await statuses([{}, {}, {}])).toEqual([500, 500, 200]);
	});

	it('the nth', async () => {
		sandbox().faults.add({ when: { request: 2 }, then: { status: 500 } });
		sandbox().faults.add({ when: { request: 3 }, then: { status: 502 } });
		expect(await statuses([{}, {}, {}, {}])).toEqual([200, 500, 502, 200]);
	});

	it('those for a page, counted on their own', async () => {
		sandbox().faults.add({ when: { page: 2, request: 2 }, then: { status: 503 } });
		expect(await statuses([{}, { page: 2 }, {}, { page: 2 }, { page: 2 }])).toEqual([
			200, 200, 200, 503, 200,
		]);
	});

	it('page 1 also where it is not named, and no page of the instance list', async () => {
		sandbox().faults.add({ when: { page: 1 }, then: { status: 503 } });
		expect(await statuses([{}, { page: 2 }])).toEqual([503, 200]);
		expect((await call(sandbox(), '/instance/list')).status).toBe(200);
	});

	it('those to a path, or for an instance', async () => {
		sandbox().faults.add({ when: { path: '/instance/list' }, then: { status: 500 } });
		sandbox().faults.add({ when: { instance: 'other' }, then: { status: 418 } });
		expect((await call(sandbox(), '/instance/list')).status).toBe(500);
		expect(await statuses([{}, { instanceName: 'other' }])).toEqual([200, 418]);
	});

	it('merges those that strike together', async () => {
		always({ delay: 40 });
		sandbox().faults.add({ times: 1, then: { status: 503, retryAfter: 7 } });
		const answer = contacts(sandbox());
		expect(await timed(answer)).toBeGreaterThanOrEqual(39);
		expect((await answer).status).toBe(503);
		expect((await answer).headers.get('retry-after')).toBe('7');
	});
});

describe('answers instead of the API', () => {
	it.each<[string, Effect, number, string, string]>([
		['status', { status: 429 }, 429, 'application/json', '{"success":false,'],
		['json', { json: { nothing: [null] } }, 200, 'application/json', '{"nothing":[null]}'],
		['json with a status', { status: 422, json: null }, 422, 'application/json', 'null'],
		['html', { html: '<h1>Hi</h1>' }, 200, 'text/html', '<h1>Hi</h1>'],
		['html with a status', { html: '<h1>Bad</h1>', status: 502 }, 502, 'text/html', '<h1>Bad'],
		['text', { text: 'upstream gone' }, 200, 'text/plain', 'upstream gone'],
		['an empty body', { text: '' }, 200, 'text/plain', ''],
	])('%s', async (_, effect, status, type, start) => {
		always(effect);
		const answer = await contacts(sandbox());
		expect(answer.status).toBe(status);
		expect(answer.headers.get('content-type')).toContain(type);
		const body = await answer.text();
		expect(body.slice(0, start.length || 1)).toBe(start);
	});

	it('comes before the check of the key', async () => {
		always({ status: 503 });
		expect((await contacts(sandbox(), {}, { headers: {} })).status).toBe(503);
	});

	it.each([
		[{}, 302],
		[{ status: 307 }, 307],
	])('redirect %j', async (more, status) => {
		always({ redirect: 'https://elsewhere.example/contacts', ...more });
		const answer = await contacts(sandbox(), {}, { redirect: 'manual', headers: {} });
		expect(answer.status).toBe(status);
		expect(answer.headers.get('location')).toBe('https://elsewhere.example/contacts');
	});

	it('Retry-After as a date that is never too early', async () => {
		always({ status: 503, retryAfterDate: 3 });
		const asked = Date.now();
		const date = (await contacts(sandbox())).headers.get('retry-after') ?? '';
		expect(date).toMatch(/^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/);
		expect(Date.parse(date) - asked).toBeGreaterThanOrEqual(3000);
		expect(Date.parse(date) - asked).toBeLessThan(5000);
	});
});

describe('how an answer arrives', () => {
	it('delayed', async () => {
		always({ delay: 50 });
		expect(await timed(page(sandbox()))).toBeGreaterThanOrEqual(49);
	});

	it('cut in the middle', async () => {
		always({ cut: true });
		const answer = await contacts(sandbox());
		expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(10_000);
		await expect(answer.text()).rejects.toThrow('terminated');
		expect(sandbox().requests[0]).toMatchObject({ status: 200, broken: true });
	});

	it('broken before it began', async () => {
		always({ reset: true });
		const error = await contacts(sandbox()).catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ cause: { code: 'ECONNRESET' } });
		expect(sandbox().requests[0]).toMatchObject({ broken: true });
		expect(sandbox().requests[0].status).toBeUndefined();
	});

	it('never', async () => {
		always({ hang: true });
		const answer = contacts(sandbox(), {}, { signal: AbortSignal.timeout(150) });
		await expect(answer).rejects.toMatchObject({ name: 'TimeoutError' });
	});

	it('in drops', async () => {
		always({ drip: 4 });
		const answer = await contacts(sandbox());
		expect(await timed(answer.clone().text())).toBeGreaterThanOrEqual(60);
		expect((await answer.json()) as object).toMatchObject({ count: 50, hasMore: true });
	});

	it('also the API’s own errors', async () => {
		always({ drip: 1, retryAfter: 'soon' });
		const answer = await contacts(sandbox(), { page: 0 });
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([400, 'soon']);
		expect(await answer.json()).toMatchObject({ success: false });
	});
});

describe('spoilt pages', () => {
	it.each<[string, Effect, object]>([
		['the wrong page', { set: { page: 9 } }, { page: 9, count: 50 }],
		['the wrong limit', { set: { limit: 7 } }, { limit: 7 }],
		['the wrong count', { set: { count: 3 } }, { count: 3 }],
		['another instance', { set: { instance: { id: 5 } } }, { instance: { id: 5 } }],
		['success: false', { set: { success: false } }, { success: false, total: 250 }],
		['a total as a string', { set: { total: '250' } }, { total: '250' }],
	])('%s', async (_, effect, expected) => {
		always(effect);
		expect(await page(sandbox(), { page: 2 })).toMatchObject(expected);
	});

	it.each([[null], [7], [{ name: 'without an id' }]])('puts %j first', async (entry) => {
		always({ firstEntry: entry });
		const { contacts: list, count } = await page(sandbox());
		expect(list[0]).toEqual(entry);
		expect([count, list.length]).toEqual([50, 50]);
	});

	it('spoils the instance list too', async () => {
		always({ set: { success: false } });
		const list = await instanceList(sandbox());
		expect(list).toEqual({ success: false, count: 2, instances: sandbox().instances });
	});
});

describe('pages ignored', () => {
	it.each([
		['echo asked', 3],
		['echo first', 1],
	] as const)('%s', async (ignorePage, echoed) => {
		const first = await page(sandbox());
		always({ ignorePage });
		const third = await page(sandbox(), { page: 3 });
		expect(third).toEqual({ ...first, page: echoed });
	});
});

describe('hasMore for ever', () => {
	const pages = async (endless: Effect['endless']): Promise<ContactsPage[]> => {
		always({ endless });
		const limit = 100;
		return Promise.all([3, 4, 5].map((number) => page(sandbox(), { page: number, limit })));
	};

	it.each(['repeated', 'empty', 'fresh'] as const)(
		'with the real pages first (%s)',
		async (kind) => {
			const [last] = await pages(kind);
			sandbox().faults.clear();
			const real = await page(sandbox(), { page: 3, limit: 100 });
			expect(last).toEqual({ ...real, hasMore: true });
		},
	);

	it('repeating the last page', async () => {
		const [last, ...more] = await pages('repeated');
		expect(more).toEqual([4, 5].map((number) => ({ ...last, page: number })));
	});

	it('with nothing', async () => {
		const [, ...more] = await pages('empty');
		expect(more).toMatchObject([
			{ count: 0, contacts: [], hasMore: true },
			{ count: 0, contacts: [], hasMore: true },
		]);
	});

	it('with new contacts', async () => {
		const [, ...more] = await pages('fresh');
		const ids = more.flatMap(({ contacts: list }) => idsOf(list));
		expect(more.map(({ count, hasMore }) => [count, hasMore])).toEqual([
			[100, true],
			[100, true],
		]);
		expect(new Set([...ids, ...idsOf(sandbox().list().contacts)]).size).toBe(200 + 262);
	});
});

describe('the limiter', () => {
	it('lets so many through in any second, and says how long is left', () => {
		const limiter = new Limiter(2);
		expect([0, 400, 500, 999].map((now) => limiter.wait(now))).toEqual([0, 0, 500, 1]);
		expect([1000, 1001, 1400].map((now) => limiter.wait(now))).toEqual([0, 399, 0]);
	});

	const limited = useSandbox({ rate: 3 });

	it('answers 429 with Retry-After, before any fault', async () => {
		limited().faults.add({ when: { request: 4 }, then: { reset: true } });
		const answers = await Promise.all([1, 2, 3, 4, 5].map(() => contacts(limited())));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
		const refused = answers.find(({ status }) => status === 429);
		expect(refused?.headers.get('retry-after')).toBe('1');
		expect(await refused?.json()).toEqual({ success: false, error: 'Too many requests' });
	});
});

it('is as new after a reset', async () => {
	always({ status: 500 });
	sandbox().list().remove(sandbox().list().contacts[0].id);
	await contacts(sandbox());
	sandbox().reset();
	expect(sandbox().requests).toEqual([]);
	expect(await allContacts(sandbox(), { instanceName: MAIN })).toHaveLength(250);
});
