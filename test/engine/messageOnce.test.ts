import {
	fault,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	processed,
	send,
	useSendingSandbox,
} from './sending.mts';

useSendingSandbox();

const items = people(3);
const once = { onlyOnce: '=spring-{{ $json.phone }}' };
const CONTINUE = { onError: 'continueRegularOutput' } as const;

describe('Send Only Once Per', () => {
	it('skips in a later execution what was sent', async () => {
		await send({ items, options: once });
		const run = await send({ items: [...items, { phone: '15559999' }], options: once });
		expect(outcomesIn(run)).toEqual(['skipped', 'skipped', 'skipped', 'queued']);
		expect(run.json[0]).toEqual({
			outcome: 'skipped',
			to: numberOf(1),
			reason: `The 'Send Only Once Per' key spring-${numberOf(1)} was sent before`,
		});
		expect(postsTo()).toHaveLength(4);
	});

	it('names in a later execution who may not have got it', async () => {
		fault({ reset: true }, { number: numberOf(2) });
		await send({ items, options: once, node: CONTINUE });
		const { json } = await send({ items, options: once });
		expect(json[1]).toMatchObject({
			outcome: 'skipped',
			reason: expect.stringMatching(/Look into the chat with \+15550102 before/) as string,
		});
		expect(postsTo()).toHaveLength(3);
	});

	it('lets a later execution send what was refused', async () => {
		fault({ status: 400 }, { number: numberOf(2) }, 1);
		await send({ items, options: once });
		expect(postsTo()).toEqual([numberOf(1), numberOf(2)]);
		expect(outcomesIn(await send({ items, options: once }))).toEqual([
			'skipped',
			'queued',
			'queued',
		]);
	});

	it('does not stand in the way of Retry', async () => {
		fault({ status: 400 }, { number: numberOf(1) }, 1);
		const run = await send({ items, options: once });
		const again = await send({ retry: run.saved, options: once });
		expect(outcomesIn(again)).toEqual(['queued', 'queued', 'queued']);
	});

	it('takes a key for the same with spaces around it', async () => {
		const options = { onlyOnce: '={{ $json.key }}' };
		await send({ items: [{ phone: numberOf(1), key: 'spring-1' }], options });
		const run = await send({ items: [{ phone: numberOf(1), key: ' spring-1\n' }], options });
		expect(outcomesIn(run)).toEqual(['skipped']);
	});

	it('is off while it is empty', async () => {
		await send({ items, options: { onlyOnce: ' ' } });
		expect(outcomesIn(await send({ items }))).toEqual(Array(3).fill('queued'));
		expect(processed.entries.size).toBe(0);
	});

	it.each(['={{ $json.missing }}', '={{ "" }}', '={{ null }}'])(
		'refuses an expression that gives nothing: %s',
		async (onlyOnce) => {
			const { error } = await send({ items, options: { onlyOnce } });
			expect(error?.message).toBe("The 'Send Only Once Per' parameter is empty");
			expect(postsTo()).toEqual([]);
		},
	);

	it('sends nothing that n8n cannot record', async () => {
		processed.refusal = 'SQLITE_BUSY';
		const { error } = await send({ items, options: once });
		expect(error?.message).toMatch(/could not record the 'Send Only Once Per' key.*SQLITE_BUSY/);
		expect(postsTo()).toEqual([]);
	});
});
