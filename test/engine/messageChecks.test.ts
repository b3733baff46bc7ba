import type { IDataObject } from 'n8n-workflow';
import {
	BRANCH,
	fault,
	numberOf,
	outcomesIn,
	people,
	postsTo,
	reached,
	send,
	SHOP,
	useSendingSandbox,
} from './sending.mts';

const sandbox = useSendingSandbox();
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

describe('before the first message leaves', () => {
	const items = [
		{ phone: '15550101' },
		{ phone: '0812' },
		{ phone: '15550103' },
		{ phone: 'John' },
	];

	it('every item is checked, and a bad one stops all', async () => {
		const { error } = await send({ items });
		expect(error).toMatchObject({
			message: "The 'To' parameter begins with 0, so the country code is missing",
			description: expect.stringMatching(
				/^Write the country code.*No message leaves.*1 more/,
			) as string,
			context: { itemIndex: 1 },
		});
		expect(sandbox().requests).toEqual([]);
	});

	it('bad ones come out as failures where the workflow continues', async () => {
		const run = await send({ items, node: CONTINUE, after: '={{ $("Input").item.json.phone }}' });
		expect(reached()).toEqual(['15550101', '15550103']);
		expect(outcomesIn(run)).toEqual(['queued', 'notSent', 'queued', 'notSent']);
		expect(run.json[1]).toEqual({
			message: "The 'To' parameter begins with 0, so the country code is missing",
			error: {
				message: "The 'To' parameter begins with 0, so the country code is missing",
				description: expect.stringMatching(/^Write the country code/) as string,
				httpCode: null,
				outcome: 'notSent',
				to: '0812',
			},
		});
		expect(run.after).toEqual(items.map(({ phone }) => phone));
	});

	it('n8n takes failures to the error output', async () => {
		const { outputs } = await send({ items, node: { onError: 'continueErrorOutput' } });
		expect(outputs.map((all) => all.length)).toEqual([2, 2]);
		expect(outputs[1].map(({ json }) => (json.error as IDataObject).to)).toEqual(['0812', 'John']);
	});

	it.each([
		[{ message: ' ' }, {}, "The 'Message' parameter is empty"],
		[{ message: '={{ $json }}' }, {}, "The 'Message' parameter must be text, and is an object"],
		[{ message: '=Dear {{ $json }}' }, {}, "The 'Message' parameter has an object in it"],
		[{ pauseMin: 9 }, {}, "The 'Pause From' parameter (9 s) is above 'Pause To' (0 s)"],
		[{ pauseMin: -1 }, {}, "The 'Pause From' parameter must be a number from 0"],
		[{}, { delay: 1.5 }, "The 'Typing Delay' parameter must be a whole number from 0"],
		[{}, { stopAfterFailures: -1 }, "The 'Stop After Failures' parameter must be a whole number"],
		[{ operation: 'sendMedia', mediaUrl: 'data' }, {}, "The 'Media URL' parameter must begin with"],
		[
			{ operation: 'sendLocation', latitude: '91', longitude: '0' },
			{},
			"The 'Latitude' parameter must",
		],
		[
			{ operation: 'sendList', title: 'A', text: 'B', buttonText: 'C' },
			{},
			"The 'Sections' parameter has no rows",
		],
		[{ instanceName: byName('={{ "" }}') }, {}, "The 'Instance' parameter is empty"],
	])('%j %j is refused', async (parameters, options, words) => {
		const { error } = await send({ items: people(1), parameters, options });
		expect(error?.message).toContain(words);
		expect(sandbox().requests).toEqual([]);
	});
});

describe('groups', () => {
	const group = '120363012345678901@g.us';
	const listed = { phone: '6281234567890', remoteJid: '6281234567890@g.us', isGroup: true };

	it('are refused unless they are allowed', async () => {
		expect((await send({ items: [{ phone: group }] })).error?.message).toMatch(/is a group$/);
		await send({ items: [{ phone: group }], options: { allowGroups: true } });
		expect(reached()).toEqual([group]);
	});

	it('are not taken for people by the phone that Get Many gives them', async () => {
		const { error } = await send({ items: [listed], options: { allowGroups: true } });
		expect(error?.message).toMatch(/is the number of a group/);
		const parameters = { to: '={{ $json.remoteJid }}' };
		await send({ items: [listed], parameters, options: { allowGroups: true } });
		expect(reached()).toEqual([listed.remoteJid]);
	});
});

describe('people who hide their number', () => {
	const hidden = { remoteJid: '123456789012345@lid', isGroup: false };

	it.each(['123456789012345', '+12 3456 789 012 345'])(
		'are not written to at %s, which is no phone number',
		async (phone) => {
			const { error } = await send({ items: [{ ...hidden, phone }] });
			expect(error?.message).toMatch(/is the part of a WhatsApp ID that hides the phone number/);
			expect(error?.description).not.toContain('$json.phone');
			expect(postsTo()).toEqual([]);
		},
	);

	it('are written to where their number is known', async () => {
		await send({ items: [{ ...hidden, phone: numberOf(1) }] });
		expect(reached()).toEqual([numberOf(1)]);
	});
});

describe('the connection', () => {
	const looks = () => sandbox().requests.filter(({ path }) => path === '/instance/list').length;
	const unconnected = { instanceName: byName(BRANCH) };

	it('is looked at once, however many items there are', async () => {
		await send({ items: people(5) });
		expect(looks()).toBe(1);
		await send({ items: people(5), options: { checkConnection: false } });
		expect(looks()).toBe(1);
	});

	it('that is not there stops everything', async () => {
		const { error } = await send({ items: people(3), parameters: unconnected });
		expect(error?.message).toMatch(/^The instance "Branch Office" is not connected to WhatsApp/);
		expect(postsTo()).toEqual([]);
	});

	it('that is not there keeps back its own items where the workflow continues', async () => {
		const instanceName = byName(`={{ $itemIndex === 1 ? "${BRANCH}" : "${SHOP}" }}`);
		const run = await send({ items: people(3), parameters: { instanceName }, node: CONTINUE });
		expect(outcomesIn(run)).toEqual(['queued', 'notSent', 'queued']);
		expect(looks()).toBe(1);
	});

	it('of an unknown instance names those that there are', async () => {
		const parameters = { instanceName: byName('Main Shop') };
		const { error } = await send({ items: people(1), parameters });
		expect(error?.message).toMatch(/^Wachat has no instance "Main Shop"/);
		expect(error?.description).toContain(SHOP);
		expect(postsTo()).toEqual([]);
	});

	it('that cannot be looked at sends nothing, and says how to go on', async () => {
		fault({ status: 503 }, { path: '/instance/list' });
		const { error } = await send({ items: people(1) });
		expect(error?.message).toMatch(
			/^Nothing is sent, as the connection .* could not be checked: Wachat/,
		);
		expect(error?.description).toMatch(/turn off 'Check Connection' in the options/);
		expect(postsTo()).toEqual([]);
	});

	it('matters no more when everything is sent', async () => {
		fault({ reset: true }, { number: numberOf(3) });
		const { saved } = await send({ items: people(3) });
		fault({ status: 503 }, { path: '/instance/list' });
		const run = await send({ retry: saved, node: CONTINUE });
		expect(outcomesIn(run)).toEqual(['queued', 'queued', 'unknown']);
	});
});
