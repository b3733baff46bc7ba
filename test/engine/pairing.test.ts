import { answerFor, contact, contacts, serve, serveContacts } from './api.mts';
import { runNode } from './harness.mts';
import { INSTANCE } from './host.mts';

const byItem = { instanceName: { __rl: true, mode: 'name', value: '={{ $json.instance }}' } };

describe('Which input item a contact belongs to', () => {
	it('pairs every contact with the item it was read for', async () => {
		serve((call) => {
			const count = Number(call.query.instanceName.slice(-1));
			return answerFor(call, contacts(count));
		});
		const { items, after } = await runNode({
			items: [{ instance: 't1_0' }, { instance: 't1_3' }, { instance: 't1_1' }],
			parameters: byItem,
			after: "={{ $('Input').item.json.instance }}",
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
			{ item: 1 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(after).toEqual(['t1_3', 't1_3', 't1_3', 't1_1']);
	});

	it('lets a later node look through the contact to its input item', async () => {
		serveContacts([contact(7)]);
		const { after } = await runNode({
			items: [{ campaign: 'spring' }, { campaign: 'autumn' }],
			after:
				"={{ $json.phone + ' ' + $('Wachat').item.json.id + ' ' + $('Input').item.json.campaign }}",
		});
		expect(after).toEqual(['15550100007 7 spring', '15550100007 7 autumn']);
	});

	it('keeps contacts and items in order, and reads again for each item', async () => {
		const calls = serveContacts(contacts(2));
		const { json } = await runNode({ items: [{}, {}, {}] });
		expect(json.map(({ id }) => id)).toEqual([1, 2, 1, 2, 1, 2]);
		expect(calls.map(({ query }) => query.instanceName)).toEqual([INSTANCE, INSTANCE, INSTANCE]);
	});

	it('pairs in every output shape', async () => {
		serveContacts(contacts(1));
		for (const output of ['raw', 'simplified', 'selected']) {
			const { items } = await runNode({
				items: [{}, {}],
				parameters: { output, fields: ['id'] },
			});
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		}
	});
});
