import { sleep } from 'n8n-workflow';
import { answerFor, contacts, serve, type Call, type Handler } from './api.mts';
import { runNode, type RunOptions, type RunResult } from './harness.mts';

/** Runs the node and presses stop during the call of this number. */
async function stopDuring(
	number: number,
	handler: Handler,
	options: RunOptions = {},
): Promise<RunResult & { calls: Call[]; took: number }> {
	let stop = () => {};
	let stoppedAt = 0;
	const calls = serve(async (call, n) => {
		if (n === number) {
			stoppedAt = Date.now();
			stop();
		}
		return await handler(call, n);
	});
	const result = await runNode({ ...options, abort: (press) => (stop = press) });
	return { ...result, calls, took: Date.now() - stoppedAt };
}

describe('The stop button', () => {
	it('ends a run in the middle of a request', async () => {
		const { took, calls } = await stopDuring(1, () => new Promise(() => {}));
		expect(took).toBeLessThan(1000);
		expect(calls).toHaveLength(1);
	});

	it('ends a run that waits for a retry, and nothing is requested afterwards', async () => {
		const refuse = () => ({ status: 429, headers: { 'retry-after': '2' } });
		const { took, calls } = await stopDuring(1, refuse);
		expect(took).toBeLessThan(1000);
		await sleep(2200 - took);
		expect(calls).toHaveLength(1);
	});

	it('ends a run between pages', async () => {
		const list = contacts(5000);
		const { items, calls } = await stopDuring(
			3,
			async (call) => {
				await sleep(20);
				return answerFor(call, list);
			},
			{ parameters: { returnAll: true, options: { concurrency: 2 } } },
		);
		const seen = calls.length;
		await sleep(300);
		expect(items).toEqual([]);
		expect(seen).toBe(3);
		expect(calls).toHaveLength(seen);
	});

	it.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'does not go on with the next input item (on error: %s)',
		async (onError) => {
			const { calls, outputs } = await stopDuring(1, (call) => answerFor(call, contacts(1)), {
				items: [{}, {}, {}],
				node: { onError },
			});
			expect(calls).toHaveLength(1);
			expect(outputs.flat().filter(({ json }) => 'error' in json)).toEqual([]);
		},
	);

	it('makes the run a canceled one, not a failed one', async () => {
		const { status } = await stopDuring(1, () => new Promise(() => {}));
		expect(status).toBe('canceled');
	});
});
