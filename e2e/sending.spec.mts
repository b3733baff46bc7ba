import { expect, test } from './fixtures.mts';
import { CHOSEN, followUp, postsAndReached, SEND, type Sending } from './sendingWorkflows.mts';
import { manualTrigger } from './workflows.mts';

const RETRY = { retryOnFail: true, maxTries: 5, waitBetweenTries: 100 } as const;
const MODES: Sending[] = [
	{ ...RETRY },
	{ ...RETRY, onError: 'continueRegularOutput' },
	{ ...RETRY, onError: 'continueErrorOutput' },
];

function outcomes(items: Record<string, unknown>[]): unknown[] {
	return items.map((item) => ((item.error ?? item) as { outcome?: unknown }).outcome);
}

test.describe('Sending', () => {
	for (const mode of MODES) {
		test(`Get Many, Filter, Send Text to 50, Retry On Fail, ${mode.onError ?? 'stop'}: each once`, async ({
			sandbox,
			workflows,
			credential,
		}) => {
			const at = (request: number) => ({ path: '/send/text', request }) as const;
			// Taken, and then no clear answer: the first, one in the middle, the last.
			sandbox.faults.add({ when: at(1), then: { taken: true, reset: true } });
			sandbox.faults.add({ when: at(20), then: { taken: true, status: 500 } });
			sandbox.faults.add({ when: at(30), then: { status: 429, retryAfter: 1 } });
			// The one before was asked for again.
			sandbox.faults.add({ when: at(CHOSEN + 1), then: { taken: true, cut: true } });
			const run = await workflows.run(followUp(manualTrigger, credential, mode));
			const { posts, reached } = postsAndReached(sandbox);
			expect(reached, 'messages that arrived').toHaveLength(CHOSEN);
			expect(new Set(reached).size, 'somebody got two').toBe(CHOSEN);
			expect(posts, 'the refused one is asked for twice').toHaveLength(CHOSEN + 1);
			if (mode.onError === undefined) {
				expect(run).toMatchObject({
					status: 'error',
					failure: { message: expect.stringMatching(/^It is not known whether/) },
				});
			} else {
				expect(run.status, run.failure?.message).toBe('success');
				const all = [...run.itemsOf(SEND), ...run.itemsOf(SEND, 1)];
				expect(outcomes(all).filter((one) => one === 'unknown')).toHaveLength(3);
				expect(outcomes(all).filter((one) => one === 'queued')).toHaveLength(CHOSEN - 3);
			}
		});
	}

	test('Retry of an execution that stopped goes on where it stopped', async ({
		n8n,
		sandbox,
		workflows,
		credential,
	}) => {
		sandbox.faults.add({ when: { path: '/send/text', request: 20 }, then: { status: 400 } });
		const workflow = followUp(manualTrigger, credential);
		const saved = await n8n.rest.createWorkflow(workflow);
		const first = await workflows.ended(await workflows.startSaved(saved, workflow));
		expect(first).toMatchObject({
			status: 'error',
			failure: {
				description: expect.stringMatching(/So far: 19 queued, 31 not sent/),
			},
		});
		const again = await workflows.ended(await workflows.retry(saved, first.id));
		expect(again.status, again.failure?.message).toBe('success');
		expect(outcomes(again.itemsOf(SEND))).toEqual(Array(CHOSEN).fill('queued'));
		const { posts, reached } = postsAndReached(sandbox);
		expect(new Set(reached).size).toBe(CHOSEN);
		expect([posts.length, reached.length]).toEqual([CHOSEN + 1, CHOSEN]);
	});

	test('Retry of an execution that was retried already sends nothing', async ({
		n8n,
		sandbox,
		workflows,
		credential,
	}) => {
		const at = (request: number) => ({ path: '/send/text', request }) as const;
		sandbox.faults.add({ when: at(20), then: { status: 400 } });
		sandbox.faults.add({ when: at(40), then: { taken: true, status: 500 } });
		const workflow = followUp(manualTrigger, credential);
		const saved = await n8n.rest.createWorkflow(workflow);
		const retried = async ({ id }: { id: string }) =>
			await workflows.ended(await workflows.retry(saved, id));
		const first = await workflows.ended(await workflows.startSaved(saved, workflow));
		const second = await retried(first);
		expect(postsAndReached(sandbox).posts).toHaveLength(40);
		const late = await retried(first);
		expect(late.failure?.message).toMatch(/^This execution was retried before/);
		expect((await retried(late)).failure?.message).toMatch(/^This execution was retried before/);
		expect(postsAndReached(sandbox).posts).toHaveLength(40);
		expect((await retried(second)).failure?.message).toMatch(/^It is not known whether/);
		const { posts, reached } = postsAndReached(sandbox);
		expect(new Set(reached).size).toBe(CHOSEN);
		expect([posts.length, reached.length]).toEqual([CHOSEN + 1, CHOSEN]);
	});

	test('Send Only Once Per: the next execution sends to nobody again', async ({
		n8n,
		sandbox,
		workflows,
		credential,
	}) => {
		const options = { onlyOnce: '=spring-{{ $json.phone }}' };
		const when = { path: '/send/text', request: 10 } as const;
		sandbox.faults.add({ when, then: { taken: true, reset: true } });
		const workflow = followUp(manualTrigger, credential, {
			options,
			onError: 'continueRegularOutput',
		});
		const saved = await n8n.rest.createWorkflow(workflow);
		await workflows.ended(await workflows.startSaved(saved, workflow));
		const again = await workflows.ended(await workflows.startSaved(saved, workflow));
		expect(outcomes(again.itemsOf(SEND))).toEqual(Array(CHOSEN).fill('skipped'));
		expect(postsAndReached(sandbox).posts).toHaveLength(CHOSEN);
		const named = again
			.itemsOf(SEND)
			.filter(({ reason }) => /Look into the chat/.test(String(reason)));
		expect(named).toHaveLength(1);
	});
});
