import type { INode } from 'n8n-workflow';
import {
	failFor,
	fault,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	reached,
	send,
	useSendingSandbox,
	type SendOptions,
} from './sending.mts';

useSendingSandbox();

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1 };
const ITEMS = people(5);
const EVERYBODY = ITEMS.map((_, i) => numberOf(i + 1));

describe.each([1, 3, 5])('n8n runs the node again, as person %i got no clear answer', (person) => {
	const modes = [true, false].flatMap((taken) =>
		(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const).map((onError) => ({
			onError,
			taken,
		})),
	);

	it.each(modes)('Retry On Fail, %j', async ({ onError, taken }) => {
		failFor(person, taken);
		const run = await send({ items: ITEMS, node: { ...RETRY, onError } });
		expect(postsTo().sort()).toEqual(EVERYBODY);
		if (onError === 'stopWorkflow') {
			expect(run.error?.message).toMatch(/^It is not known whether this message was sent/);
			expect(run.error?.context).toMatchObject({ itemIndex: person - 1 });
			expect(run.error?.description).toMatch(
				/So far: 4 queued, 1 unknown\. Retrying sends nothing/,
			);
		} else {
			expect(outcomesIn(run).sort()).toEqual(['queued', 'queued', 'queued', 'queued', 'unknown']);
		}
	});

	it.each([true, false])(
		'Retry execution, pressed until nothing changes (taken: %p)',
		async (taken) => {
			failFor(person, taken);
			let run = await send({ items: ITEMS });
			expect(run.error?.description).toContain(
				`So far: ${person === 1 ? '' : `${person - 1} queued, `}`,
			);
			for (let press = 0; press < 3; press++) run = await send({ retry: run.saved });
			expect(postsTo().sort()).toEqual(EVERYBODY);
			expect(run.error?.context).toMatchObject({ itemIndex: person - 1 });

			// Whoever has looked into the chat goes on with the others.
			run = await send({ retry: run.saved, node: { onError: 'continueRegularOutput' } });
			expect(outcomesIn(run)).toEqual(
				ITEMS.map((_, i) => (i === person - 1 ? 'unknown' : 'queued')),
			);
			expect(postsTo()).toHaveLength(5);
		},
	);

	it('Retry execution, past a refusal that does not pass', async () => {
		fault({ status: 400 }, { number: numberOf(person) });
		let run = await send({ items: ITEMS });
		run = await send({ retry: run.saved });
		expect(run.error?.description).toMatch(
			/it begins with this item\. If it is refused again, let 'On Error'.* the others are sent$/,
		);
		run = await send({ retry: run.saved, node: { onError: 'continueRegularOutput' } });
		expect(outcomesIn(run)).toEqual(ITEMS.map((_, i) => (i === person - 1 ? 'notSent' : 'queued')));
		expect(reached()).toEqual(EVERYBODY.filter((number) => number !== numberOf(person)));
	});

	it('Retry On Fail, after a refusal that passes', async () => {
		fault({ status: 409 }, { number: numberOf(person) }, 1);
		const run = await send({ items: ITEMS, node: RETRY });
		expect(run.error).toBeUndefined();
		expect(outcomesIn(run)).toEqual(Array(5).fill('queued'));
		expect(reached()).toEqual(EVERYBODY);
	});
});

describe('a repeated run', () => {
	const CONTINUE: SendOptions = {
		items: ITEMS,
		node: { ...RETRY, onError: 'continueRegularOutput' },
	};

	it('sends to nobody twice, though n8n repeats it for the error of the first item', async () => {
		fault({ reset: true }, { number: numberOf(1) });
		const run = await send(CONTINUE);
		expect(postsTo()).toEqual(EVERYBODY);
		expect(run.json[1]).toMatchObject({
			outcome: 'queued',
			response: { success: true, message: 'Message queued for dispatch' },
		});
	});

	it('says the same as the first', async () => {
		fault({ reset: true }, { number: numberOf(1) });
		const first = await send({ ...CONTINUE, node: { onError: 'continueRegularOutput' } });
		const again = await send({ ...CONTINUE, retry: { ...first.saved, ...stackOf(first.saved) } });
		expect(again.json).toEqual(first.json);
		expect(postsTo()).toHaveLength(5);
	});

	it('says it also of those that were changed into something that cannot be sent', async () => {
		fault({ reset: true }, { number: numberOf(2) });
		const spaced = ITEMS.map(({ phone }) => ({ phone: `+ ${String(phone)}` }));
		const node = { onError: 'continueRegularOutput' } as const;
		const first = await send({ items: spaced, node });
		const parameters = { message: '={{ "" }}' };
		const again = await send({
			retry: { ...first.saved, ...stackOf(first.saved) },
			node,
			parameters,
		});
		expect(again.json).toEqual(first.json);
	});

	it('does so also where expressions word the message anew', async () => {
		fault({ reset: true }, { number: numberOf(3) }, 1);
		const message = '={{ "Hello " + Math.random() }}';
		await send({ items: ITEMS, parameters: { message }, node: RETRY });
		expect(postsTo().sort()).toEqual(EVERYBODY);
	});

	it('goes on to whom the first did not come, when the workflow was changed meanwhile', async () => {
		failFor(3, false);
		const run = await send({ items: ITEMS });
		await send({ retry: run.saved, parameters: { message: 'Hello, put right' } });
		expect(postsTo().sort()).toEqual(EVERYBODY);
	});

	it('sends the same to nobody again, when each item was for the next person at first', async () => {
		const listed = JSON.stringify(people(6).map(({ phone }) => phone));
		failFor(5, false);
		const run = await send({
			items: ITEMS,
			parameters: { to: `={{ ${listed}[$itemIndex + 1] }}` },
		});
		expect(postsTo()).toEqual([2, 3, 4, 5].map(numberOf));
		const parameters = { to: `={{ ${listed}[$itemIndex] }}` };
		const again = await send({ retry: run.saved, parameters });
		expect(again.error?.context).toMatchObject({ itemIndex: 4 });
		expect(postsTo().sort()).toEqual(EVERYBODY);
	});

	it('calls nobody left out who has it, though the item cannot be sent any more', async () => {
		failFor(5, false);
		const { saved } = await send({ items: ITEMS });
		const again: SendOptions = {
			retry: saved,
			node: { onError: 'continueRegularOutput' },
			parameters: { message: '={{ $itemIndex % 4 === 0 ? "" : "Hello" }}' },
		};
		const run = await send(again);
		expect(outcomesIn(run)).toEqual(['queued', 'queued', 'queued', 'queued', 'unknown']);
		expect(postsTo()).toHaveLength(5);
	});

	it('shows in a preview who has it already', async () => {
		failFor(5, false);
		const { saved } = await send({ items: ITEMS });
		const { json, hints } = await send({ retry: saved, parameters: { preview: true } });
		expect(json.map(({ problem }) => problem)).toEqual([
			...Array<string>(4).fill('This execution has sent it already'),
			expect.stringMatching(/^This execution may have sent it already\. Look into the chat/),
		]);
		expect(hints[0].message).toMatch(/^Nothing was sent\. 0 would be sent/);
	});

	it('is told from another run in the same execution, say in a loop', async () => {
		const items = people(3);
		fault({ status: 400 }, { request: 5 });
		const run = await send({ items, twice: true });
		expect(run.runData.Wachat.map(({ error }) => error !== undefined)).toEqual([false, true]);
		const again = await send({ retry: run.saved, twice: true });
		expect(again.runData.Wachat.map(({ error }) => error)).toEqual([undefined, undefined]);
		const [one, two, three] = items.map(({ phone }) => phone);
		expect(postsTo()).toEqual([one, two, three, one, two, two, three]);
		expect(reached()).toEqual([one, two, three, one, two, three]);
	});

	it('keeps little in what n8n saves', async () => {
		const run = await send({ items: people(200) });
		const { contextData } = run.saved.executionData ?? {};
		const saved = JSON.stringify(contextData);
		expect(saved.length).toBeLessThan(200 * 200);
		expect(saved).not.toContain('155501');
	});
});

/** The execution as if it had ended before the node was done, with what the node had remembered. */
function stackOf({ executionData, resultData }: Awaited<ReturnType<typeof send>>['saved']) {
	const data = { main: [ITEMS.map((json) => ({ json }))] };
	const source = { main: [{ previousNode: 'Input' }] };
	const node = { name: 'Wachat' } as INode;
	const runData = { Input: resultData.runData.Input };
	return {
		resultData: { ...resultData, runData },
		executionData: { ...executionData!, nodeExecutionStack: [{ node, data, source }] },
	};
}
