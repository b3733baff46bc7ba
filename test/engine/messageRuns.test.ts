import { sleep, type IDataObject } from 'n8n-workflow';
import {
	BRANCH,
	fault,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	send,
	SHOP,
	useSendingSandbox,
} from './sending.mts';

const sandbox = useSendingSandbox();
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe('a run', () => {
	it('gives one item for each, paired and in order, and sums up', async () => {
		const items = [...people(3), { phone: '+1 555 01 09' }, { phone: 'nobody' }, ...people(1)];
		const run = await send({ items, node: CONTINUE });
		expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		expect(outcomesIn(run)).toEqual([
			...['queued', 'queued', 'queued', 'queued', 'notSent', 'skipped'],
		]);
		expect(run.hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message:
					'4 queued, 1 not sent, 1 skipped. Queued means that Wachat has taken a message, not that it was delivered',
			},
		]);
	});

	it('sends a thousand, one after the other', async () => {
		const run = await send({ items: people(1000) });
		expect(postsTo()).toEqual(people(1000).map(({ phone }) => phone));
		expect(run.json).toHaveLength(1000);
		expect(sandbox().maxInFlight).toBe(1);
	}, 60_000);

	it('stops after so many failures in a row', async () => {
		fault({ status: 400 });
		const run = await send({ items: people(5), node: CONTINUE });
		expect(postsTo()).toHaveLength(3);
		expect(run.json[4].message).toBe('Not sent: stopped after 3 failures in a row');
	});

	it('skips a recipient that comes twice, however written', async () => {
		const items = [{ phone: '15550101' }, { phone: '+1 (555) 01-01' }];
		const { json } = await send({ items });
		expect(json[1]).toEqual({
			outcome: 'skipped',
			to: '15550101',
			reason: 'Repeats item 1: same recipient, same message',
		});
	});

	it('that stops says how far it came, and no other number than the item has', async () => {
		fault({ status: 400 }, { number: numberOf(3) });
		const { error } = await send({ items: people(5) });
		expect(error?.description).toMatch(
			/So far: 2 queued, 3 not sent\. Retrying sends nothing twice/,
		);
		expect(JSON.stringify(error)).not.toMatch(/1555010[1245]/);
	});
});

describe('a preview', () => {
	const items = [...people(2), { phone: '08123' }, { phone: numberOf(1) }];
	const parameters = { preview: true, pauseMin: 3, pauseMax: 8 };
	const request = { instanceName: SHOP, number: numberOf(1), type: 'text', message: 'Hello' };

	it('shows what would be sent, and sends nothing', async () => {
		const { json, hints } = await send({ items, parameters });
		expect(json).toEqual([
			{ outcome: 'preview', to: numberOf(1), request },
			{ outcome: 'preview', to: numberOf(2), request: { ...request, number: numberOf(2) } },
			{
				outcome: 'preview',
				to: '08123',
				request: null,
				problem: expect.stringMatching(/country code is missing\. Write/) as string,
			},
			{
				outcome: 'preview',
				to: numberOf(1),
				request,
				problem: 'Repeats item 1: same recipient, same message',
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			"Nothing was sent. Nothing would be: 1 cannot be sent, each says why, and 'On Error' stops the workflow before the first message",
		]);
		expect(sandbox().requests.map(({ path }) => path)).toEqual(['/instance/list']);
	});

	it.each([
		[
			'would be left out',
			items,
			CONTINUE,
			/^Nothing was sent\. 2 would be sent, .* 6 seconds in all; 2 /,
		],
		[
			'only repeats',
			[...people(2), ...people(1)],
			{},
			/^Nothing was sent\. 2 would be sent, .*; 1 would/,
		],
		['is wrong with nothing', people(2), {}, /^Nothing was sent\. 2 would be sent, [^;]*$/],
	])('counts who would get it, where an item %s', async (_, some, node, words) => {
		const { hints } = await send({ items: some, parameters, node });
		expect(hints.map(({ message }) => message)).toEqual([expect.stringMatching(words)]);
	});

	it('says that nobody would get it, where an instance is not connected and errors stop', async () => {
		const instanceName = { __rl: true, mode: 'name', value: BRANCH };
		const { hints } = await send({ items: people(2), parameters: { ...parameters, instanceName } });
		expect(hints[0].message).toMatch(/Nothing would be: 2 cannot be sent/);
	});

	it('takes no key that is sent once only, and says which were', async () => {
		const options = { onlyOnce: '=spring-{{ $json.phone }}' };
		await send({ items: people(1), options });
		const { json } = await send({ items: people(2), parameters, options });
		expect(json.map(({ problem }) => problem)).toEqual([
			expect.stringMatching(/was sent before$/),
			undefined,
		]);
		await send({ items: people(2), options });
		expect(postsTo()).toEqual([numberOf(1), numberOf(2)]);
	});

	it('says that the instance is not connected', async () => {
		const instanceName = { __rl: true, mode: 'name', value: BRANCH };
		const { json } = await send({ items: people(1), parameters: { ...parameters, instanceName } });
		expect(json[0].problem).toMatch(/is not connected to WhatsApp.*Connect it/);
	});
});

describe('the stop button', () => {
	it('ends a run in a pause, and nothing is sent afterwards', async () => {
		let stop = () => {};
		const parameters = { pauseMin: 60, pauseMax: 60 };
		const running = send({ items: people(3), parameters, abort: (press) => (stop = press) });
		while (postsTo().length < 1) await sleep(20);
		const pressedAt = Date.now();
		stop();
		await running;
		expect(Date.now() - pressedAt).toBeLessThan(1000);
		await sleep(500);
		expect(postsTo()).toHaveLength(1);
	});
});

describe('a tool of an agent', () => {
	const asTool = { rewireOutputLogTo: 'ai_tool' } as const;

	it('tells the model what happened, in few words', async () => {
		const { json } = await send({ items: people(1), node: asTool });
		expect(json).toEqual([{ outcome: 'queued', to: numberOf(1) }]);
	});

	it('tells it that a second request for the same message sent nothing', async () => {
		const { runData } = await send({ items: people(1), node: asTool, twice: true });
		const answers = runData.Wachat.map(({ data }) => data?.ai_tool?.[0]?.map(({ json }) => json));
		expect(answers).toEqual([
			[{ outcome: 'queued', to: numberOf(1) }],
			[
				{
					outcome: 'queued',
					to: numberOf(1),
					reason: 'This execution had sent it already, so it was not sent again',
				},
			],
		]);
		expect(postsTo()).toHaveLength(1);
	});

	it('tells it not to repeat what may have been sent', async () => {
		fault({ reset: true });
		const { json } = await send({ items: people(1), node: asTool });
		expect(json).toEqual([
			{
				outcome: 'unknown',
				to: numberOf(1),
				reason: expect.stringMatching(
					/^It is not known whether.*\. Do not send it again\. Look into the chat/,
				) as string,
			},
		]);
	});

	it('says what is wrong with a recipient', async () => {
		const { json } = await send({ items: [{ phone: '0812' }], node: asTool });
		expect(json as IDataObject[]).toMatchObject([
			{ outcome: 'notSent', to: '0812', reason: expect.stringMatching(/country code/) as string },
		]);
	});
});
