import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { AWKWARD_KEY } from './host.mts';
import { fault, numberOf, outcomesIn, people, send, SHOP, useSendingSandbox } from './sending.mts';

const sandbox = useSendingSandbox();
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const bodies = () => sandbox().messages.map(({ path, body }) => ({ path, body }));

describe('the operations', () => {
	const envelope = { instanceName: SHOP, number: numberOf(1) };
	const row = { title: 'Morning', description: '9 to 12', rowId: 'm' };
	const section = { title: 'Today', rows: { row: [row] } };
	const list = { title: 'Times', text: 'When?', buttonText: 'Show' };
	const media = { mediaType: 'document', mediaUrl: 'https://example.com/a.pdf', caption: 'Look' };
	const sent: Array<[string, INodeParameters, INodeParameters, string, IDataObject]> = [
		[
			'sendText',
			{ message: '=Hi {{ $json.phone }}' },
			{ delay: 0 },
			'/send/text',
			{
				type: 'text',
				message: `Hi ${numberOf(1)}`,
				delay: 0,
			},
		],
		[
			'sendMedia',
			media,
			{ fileName: 'a.pdf', mimeType: 'application/pdf' },
			'/send/media',
			{
				type: 'document',
				mediaUrl: 'https://example.com/a.pdf',
				message: 'Look',
				fileName: 'a.pdf',
				mimetype: 'application/pdf',
			},
		],
		[
			'sendMedia',
			{ ...media, mediaType: 'audio' },
			{},
			'/send/media',
			{
				type: 'audio',
				mediaUrl: 'https://example.com/a.pdf',
			},
		],
		[
			'sendLocation',
			{ latitude: '-6.2', longitude: '=106.8' },
			{ name: 'Shop' },
			'/send-location',
			{
				latitude: -6.2,
				longitude: 106.8,
				name: 'Shop',
			},
		],
		[
			'sendList',
			{ ...list, sections: { section: [section] } },
			{ delay: 500 },
			'/send/list',
			{
				type: 'interactive',
				interactive: { type: 'list', ...list, sections: [{ title: 'Today', rows: [row] }] },
				delay: 500,
			},
		],
	];

	it.each(sent)(
		'%s sends what is documented, and nothing else',
		async (operation, fields, options, path, body) => {
			const parameters = { operation, message: '', ...fields };
			const { json } = await send({ items: people(1), parameters, options });
			expect(bodies()).toEqual([{ path, body: { ...envelope, ...body } }]);
			expect(json).toEqual([
				{
					outcome: 'queued',
					to: numberOf(1),
					instanceName: SHOP,
					at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
					response: { success: true, message: 'Message queued for dispatch' },
				},
			]);
		},
	);
});

describe('a recipient', () => {
	it('may be a number, and is sent as digits however it was written', async () => {
		const items = [{ phone: 15550101 }, { phone: '\u202a+1 (555) 01-02\u202c' }];
		const { json } = await send({ items });
		expect(bodies().map(({ body }) => body.number)).toEqual(['15550101', '15550102']);
		expect(json.map(({ to }) => to)).toEqual(['15550101', '15550102']);
	});
});

describe('the key', () => {
	it('may be another one for each item, and its account is looked at once', async () => {
		const [right, wrong] = [sandbox().apiKey, AWKWARD_KEY];
		const items = people(4).map((one, i) => ({ ...one, account: i % 2 === 0 ? right : wrong }));
		const credentials = { apiKey: '={{ $json.account }}' };
		const run = await send({ items, credentials, node: CONTINUE });
		expect(outcomesIn(run)).toEqual(['queued', 'notSent', 'queued', 'notSent']);
		expect(run.json[1].message).toMatch(/could not be checked: Wachat refused the API key/);
		const looks = sandbox().requests.filter(({ path }) => path === '/instance/list');
		expect(looks.map(({ authorized }) => authorized)).toEqual([true, false]);
	});

	it('comes out nowhere, though the API repeats it', async () => {
		const key = sandbox().apiKey;
		fault({ json: { success: true, note: key } }, { number: numberOf(1) });
		fault({ status: 400, json: { error: `Key ${key} says no` } }, { number: numberOf(2) });
		const run = await send({ items: people(2), node: CONTINUE });
		expect(outcomesIn(run)).toEqual(['queued', 'notSent']);
		expect(run.serialised).not.toContain(key);
	});
});
