import type { INode } from 'n8n-workflow';
import {
	failFor,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	processed,
	send,
	useSendingSandbox,
} from './sending.mts';

useSendingSandbox();

const RETRY: Partial<INode> = { retryOnFail: true, maxTries: 5, waitBetweenTries: 1 };
const ITEMS = people(5);
const EVERYBODY = ITEMS.map((_, i) => numberOf(i + 1));

describe('Retry execution, pressed again on the older execution', () => {
	const LATE = /^This execution was retried before, and does not know whom that retry has written/;

	it('sends nothing, and says where to go on; so does a retry of that', async () => {
		failFor(2, true);
		const older = await send({ items: ITEMS });
		const newer = await send({ retry: older.saved });
		expect(postsTo()).toEqual(EVERYBODY);
		let late = await send({ retry: older.saved });
		for (let press = 0; press < 2; press++) {
			expect(late.error?.message).toMatch(LATE);
			expect(late.error?.description).toContain('newest retry');
			late = await send({ retry: late.saved });
		}
		expect((await send({ retry: newer.saved })).error?.message).toMatch(/^It is not known/);
		expect(postsTo()).toHaveLength(5);
	});

	it('tells it for each item where the workflow goes on: the other one may have sent it', async () => {
		failFor(2, true);
		const older = await send({ items: ITEMS });
		await send({ retry: older.saved });
		const late = await send({ retry: older.saved, node: { onError: 'continueRegularOutput' } });
		expect(outcomesIn(late)).toEqual(['queued', ...Array<string>(4).fill('unknown')]);
		expect(late.json[4].message).toMatch(LATE);
		expect(postsTo()).toHaveLength(5);
	});

	it('tells it also of those that cannot be sent any more, and takes no turn for that', async () => {
		const node = { onError: 'continueRegularOutput' } as const;
		failFor(2, true);
		const { saved } = await send({ items: ITEMS });
		const parameters = { message: `={{ $json.phone === '${numberOf(4)}' ? '' : 'Hi' }}` };
		const nothing = { message: '={{ "" }}' };
		const blocked = await send({ retry: saved, node, parameters: nothing });
		expect(outcomesIn(blocked)).toEqual(['queued', 'unknown', 'notSent', 'notSent', 'notSent']);
		await send({ retry: saved });
		expect(postsTo()).toEqual(EVERYBODY);
		for (const late of [
			await send({ retry: saved, node, parameters }),
			await send({ retry: saved, node, parameters: nothing }),
		]) {
			expect(outcomesIn(late)).toEqual(['queued', ...Array<string>(4).fill('unknown')]);
			expect(late.json[3]).toMatchObject({
				message: expect.stringMatching(LATE) as string,
				error: {
					description: expect.stringMatching(
						/newest retry.*\. Besides: The 'Message' parameter is empty\. Enter what to send$/,
					) as string,
					to: numberOf(4),
				},
			});
		}
		expect(postsTo()).toHaveLength(5);
	});

	it('at the same time lets one of them send', async () => {
		failFor(2, true);
		const { saved } = await send({ items: ITEMS });
		const both = await Promise.all([send({ retry: saved }), send({ retry: saved })]);
		expect(postsTo()).toEqual(EVERYBODY);
		expect(both.map(({ error }) => LATE.test(error?.message ?? '')).sort()).toEqual([false, true]);
	});

	it('sends nothing either where the workflow had ended before the node ran', async () => {
		const { saved } = await send({ items: ITEMS, parameters: { to: 'nobody' } });
		const executionData = { ...saved.executionData!, contextData: {} };
		const older = { ...saved, executionData };
		failFor(2, true);
		await send({ retry: older });
		const late = await send({ retry: older });
		expect(late.error?.message).toMatch(LATE);
		expect(postsTo()).toHaveLength(2);
		await send({ items: people(1) });
		expect(postsTo()).toHaveLength(3);
	});

	it('goes on where the node itself was the first that ran', async () => {
		failFor(2, true);
		const { saved } = await send({ items: ITEMS, first: 'Wachat' });
		await send({ retry: saved, first: 'Wachat' });
		expect(postsTo()).toEqual(EVERYBODY);
	});

	it('goes on if the first retry sent nothing, as it was stopped by something else', async () => {
		failFor(2, true);
		const { saved } = await send({ items: ITEMS });
		await send({ retry: saved, parameters: { to: 'nobody' } });
		await send({ retry: saved });
		expect(postsTo()).toEqual(EVERYBODY);
	});

	it.each([
		['first', undefined, { onlyOnce: '=spring-{{ $json.phone }}' }],
		['second', { onlyOnce: '=spring-{{ $json.phone }}' }, undefined],
		['first and the second', undefined, undefined],
	])('sends nothing, though the %s retry had no keys', async (_, options, more) => {
		failFor(2, true);
		const { saved } = await send({ items: ITEMS });
		await send({ retry: saved, options });
		const late = await send({ retry: saved, options: more });
		expect(late.error?.message).toMatch(LATE);
		expect(postsTo()).toHaveLength(5);
	});

	it('sends nothing that n8n cannot record', async () => {
		failFor(2, true);
		const { saved } = await send({ items: ITEMS });
		processed.refusal = 'SQLITE_BUSY';
		const refused = await send({ retry: saved, node: RETRY });
		expect(refused.error?.message).toMatch(/could not record that this retry goes on.*SQLITE_BUSY/);
		expect(postsTo()).toHaveLength(2);
		processed.refusal = undefined;
		await send({ retry: saved });
		expect(postsTo()).toEqual(EVERYBODY);
	});
});
