import { answerFor, contacts, serve, type Answer } from './api.mts';
import { runNode } from './harness.mts';

/** An API that refuses its calls with these numbers, counted from 1, and answers all others. */
function serveRefusing(numbers: number[], refusal: Answer) {
	const times: number[] = [];
	const calls = serve((call, number) => {
		times.push(Date.now());
		return numbers.includes(number) ? refusal : answerFor(call, contacts(500));
	});
	return { calls, times };
}

const all = { returnAll: true };

describe('What the API refuses for now', () => {
	it.each([408, 429, 500, 502, 503, 504])('is asked for again after %i', async (status) => {
		const { calls } = serveRefusing([1], { status });
		const { items, error } = await runNode();
		expect(error).toBeUndefined();
		expect(items).toHaveLength(50);
		expect(calls).toHaveLength(2);
		expect(calls[1].query).toEqual(calls[0].query);
	});

	it('is asked for again if an answer in the middle of the list is empty', async () => {
		const { calls } = serveRefusing([3], { body: '' });
		const { items, error } = await runNode({ parameters: all });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(500);
		expect(calls).toHaveLength(6);
	});

	it('is asked for at the pace that it asks for, not more and more slowly', async () => {
		const refusal = { status: 429, headers: { 'retry-after': '0.3' } };
		const { times } = serveRefusing([1, 2, 3, 4, 5], refusal);
		await runNode();
		const waits = times.slice(1).map((time, i) => time - times[i]);
		expect(waits).toHaveLength(5);
		expect(Math.min(...waits)).toBeGreaterThanOrEqual(290);
		// Waits of our own would have grown to some seconds.
		expect(Math.max(...waits)).toBeLessThan(1000);
	});

	it('is asked for until Retry Time is over, and no sooner given up', async () => {
		const from = Date.now();
		const calls = serve((call) =>
			Date.now() - from < 1900 ? { status: 503 } : answerFor(call, contacts(500)),
		);
		const { items, error } = await runNode({ parameters: { ...all, options: { retryTime: 2 } } });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(500);
		expect(calls.length).toBeGreaterThan(6);
	});

	it('is asked for again, page by page: pages that are here are not read twice', async () => {
		const { calls } = serveRefusing([2, 4], { status: 503 });
		const { items } = await runNode({ parameters: all });
		const pages = calls.map(({ query }) => query.page).sort();
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(500);
		expect(pages).toHaveLength(7);
		expect(new Set(pages).size).toBe(5);
	});

	it('is left alone for as long as it asks, by all reads at once', async () => {
		const { times } = serveRefusing([2], { status: 429, headers: { 'retry-after': '1' } });
		const { items } = await runNode({ parameters: { ...all, options: { concurrency: 1 } } });
		expect(items).toHaveLength(500);
		expect(times[2] - times[1]).toBeGreaterThanOrEqual(990);
	});

	it('may say until when', async () => {
		const headers = {
			date: 'Sat, 13 Jun 2026 08:00:00 GMT',
			'retry-after': 'Sat, 13 Jun 2026 08:00:01 GMT',
		};
		const { times } = serveRefusing([1], { status: 503, headers });
		await runNode();
		expect(times[1] - times[0]).toBeGreaterThanOrEqual(990);
	});

	it('is given up at once if the wait does not fit into the retry time', async () => {
		const { calls } = serveRefusing([1], { status: 429, headers: { 'retry-after': '3600' } });
		const { error } = await runNode({ parameters: { options: { retryTime: 60 } } });
		expect(calls).toHaveLength(1);
		expect(error?.httpCode).toBe('429');
		expect(error?.description).toMatch(/after \d{4}-\d\d-\d\d/);
	});

	it('is given up after the retry time, and says how long that was', async () => {
		const { calls, times } = serveRefusing([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], {
			status: 503,
		});
		const { error } = await runNode({ parameters: { options: { retryTime: 1 } } });
		expect(error?.httpCode).toBe('503');
		expect(calls.length).toBeGreaterThan(1);
		expect(error?.message).toContain('even after 1 s of retries');
		expect(times[times.length - 1] - times[0]).toBeGreaterThanOrEqual(990);
		expect(times[times.length - 1] - times[0]).toBeLessThan(1500);
	});
});
