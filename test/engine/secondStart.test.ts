import { sleep } from 'n8n-workflow';
import {
	fault,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	processed,
	send,
	useSendingSandbox,
	type SendOptions,
} from './sending.mts';

useSendingSandbox();

const ITEMS = people(3);
const KEYS = { onlyOnce: '=spring-{{ $json.phone }}' };
const AGAIN = /^n8n has begun this execution a second time/;
const LONG_PAUSE = { pauseMin: 60, pauseMax: 60 };

/** A run that has sent one message; what comes back ends it. */
async function underWay(options: SendOptions = {}): Promise<() => Promise<void>> {
	let stop = () => {};
	const abort = (press: () => void) => (stop = press);
	const running = send({ items: ITEMS, parameters: LONG_PAUSE, abort, ...options });
	while (postsTo().length < 1) await sleep(20);
	return async () => {
		stop();
		await running;
	};
}

/** The same, of which nothing is left but what n8n's memory holds. */
async function killed(options?: SendOptions): Promise<void> {
	const end = await underWay(options);
	const left = [...processed.entries];
	await end();
	for (const entry of left) processed.entries.add(entry);
}

describe('n8n begins an execution again, as its worker was lost', () => {
	it('sends nothing, and says why; so does a retry of it', async () => {
		await killed();
		let second = await send({ items: ITEMS });
		for (let press = 0; press < 3; press++) {
			expect(second.error?.message).toMatch(AGAIN);
			expect(second.error?.description).toMatch(/^Look into the chats/);
			second = await send({ retry: second.saved });
		}
		expect(postsTo()).toEqual([numberOf(1)]);
	});

	it('sends nothing while the first goes on unnoticed, and leaves it the way', async () => {
		const end = await underWay();
		for (let start = 0; start < 2; start++) {
			const second = await send({ items: ITEMS, node: { onError: 'continueRegularOutput' } });
			expect(outcomesIn(second)).toEqual(['unknown', 'unknown', 'unknown']);
			expect(second.json[2].message).toMatch(AGAIN);
		}
		await end();
		expect(postsTo()).toEqual([numberOf(1)]);
		expect(processed.entries.size).toBe(0);
	});

	it('sends nothing in a retry of it that has keys: the first start had none', async () => {
		await killed();
		const { saved } = await send({ items: ITEMS });
		expect((await send({ retry: saved, options: KEYS })).error?.message).toMatch(AGAIN);
		expect(postsTo()).toHaveLength(1);
	});

	it('sends nothing as the tool of an agent either, whatever its calls say', async () => {
		const node = { rewireOutputLogTo: 'ai_tool' } as const;
		await killed({ node });
		const message = '={{ "Hello again " + $runIndex }}';
		const again = await send({ items: people(1), node, twice: true, parameters: { message } });
		const answers = again.runData.Wachat.map(({ data }) => data?.ai_tool?.[0]?.[0].json);
		for (const answer of answers) {
			expect(answer).toMatchObject({
				outcome: 'unknown',
				reason: expect.stringMatching(AGAIN) as string,
			});
		}
		expect(postsTo()).toHaveLength(1);
	});

	it('goes on where keys say who has got something', async () => {
		await killed({ options: KEYS });
		const second = await send({ items: ITEMS, options: KEYS });
		expect(outcomesIn(second)).toEqual(['skipped', 'queued', 'queued']);
		expect(postsTo()).toEqual(ITEMS.map(({ phone }) => phone));
	});
});

describe('what an execution notes of its beginning', () => {
	const ends: Array<[string, SendOptions]> = [
		['well', {}],
		['with an error', {}],
		['after Retry On Fail', { node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } }],
		['in a second round', { twice: true }],
	];

	it.each(ends)('is gone when it has ended %s', async (name, options) => {
		if (name !== 'well') fault({ status: 400 }, { number: numberOf(2) }, 1);
		const run = await send({ items: ITEMS, ...options });
		expect(run.error?.message ?? '').not.toMatch(AGAIN);
		expect(new Set(postsTo())).toContain(numberOf(2));
		expect(processed.entries.size).toBe(0);
	});

	it('keeps nobody from sending where it cannot be noted', async () => {
		processed.refusal = 'SQLITE_BUSY';
		expect(outcomesIn(await send({ items: ITEMS }))).toEqual(['queued', 'queued', 'queued']);
	});
});
