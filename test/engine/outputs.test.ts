import { contact, contacts, serveContacts } from './api.mts';
import { runNode } from './harness.mts';

const ODD = contact(1, {
	name: null,
	chat: null,
	customData: [{ deep: { list: [1, null, 'x'] } }],
	aFieldOfTomorrow: { any: 'thing' },
});

describe('What comes out of Get Many', () => {
	it('gives the contact untouched by default', async () => {
		serveContacts([ODD, contact(2)]);
		const { json } = await runNode();
		expect(json).toEqual([ODD, contact(2)]);
	});

	it('keeps the text of a contact exactly, whatever it is', async () => {
		const notes = 'Zoë 🙂 <b>&amp;</b> {{ 1 + 1 }} =1+1 \u0000\n\t"\\';
		serveContacts([contact(1, { notes })]);
		const { json } = await runNode();
		expect(json[0].notes).toBe(notes);
	});

	it('gives a flat contact of ten fields at most, with all that a follow-up needs', async () => {
		serveContacts([contact(1, { assignedUserId: 7 })]);
		const { json } = await runNode({ parameters: { output: 'simplified' } });
		expect(json[0]).toMatchObject({
			id: 1,
			name: 'Contact 1',
			phone: '15550100001',
			remoteJid: '15550100001@s.whatsapp.net',
			isGroup: false,
			lastMessageText: 'Hello',
			lastMessageTimestamp: '2026-06-13T08:00:00.000Z',
			unreadCount: 2,
		});
		expect(Object.keys(json[0]).length).toBeLessThanOrEqual(10);
	});

	it('gives the same flat fields for a contact without name and chat', async () => {
		serveContacts([ODD, contact(2), contact(3, { name: null })]);
		const { json } = await runNode({ parameters: { output: 'simplified' } });
		expect(Object.keys(json[0])).toEqual(Object.keys(json[1]));
		expect(json[0]).toMatchObject({ id: 1, name: null, lastMessageText: null });
		expect(json[2].name).toBe('Chat 3');
		for (const value of json.flatMap((item) => Object.values(item))) {
			expect(value === null || typeof value !== 'object').toBe(true);
		}
	});

	it('gives exactly the selected fields', async () => {
		serveContacts([contact(2), ODD]);
		const { json } = await runNode({
			parameters: { output: 'selected', fields: ['phone', 'unreadCount', 'name', 'chatName'] },
		});
		expect(json).toEqual([
			{ phone: '15550100002', unreadCount: 2, name: 'Contact 2', chatName: 'Chat 2' },
			{ phone: '15550100001', unreadCount: null, name: null, chatName: null },
		]);
	});

	it('gives nothing for an empty list, and that is a success', async () => {
		const calls = serveContacts([]);
		const { status, items, hints, error } = await runNode({ parameters: { returnAll: true } });
		expect({ status, items, hints, error }).toEqual({
			status: 'success',
			items: [],
			hints: [],
			error: undefined,
		});
		expect(calls).toHaveLength(1);
	});

	it('gives one empty item for an empty list with Always Output Data', async () => {
		serveContacts([]);
		const { json } = await runNode({ node: { alwaysOutputData: true } });
		expect(json).toEqual([{}]);
	});

	it('gives nothing without an input item', async () => {
		const calls = serveContacts(contacts(3));
		const { status, items } = await runNode({ items: [] });
		expect(status).toBe('success');
		expect(items).toEqual([]);
		expect(calls).toHaveLength(0);
	});

	it('gives an agent the same contacts', async () => {
		serveContacts(contacts(3));
		const { json } = await runNode({ node: { rewireOutputLogTo: 'ai_tool' } });
		expect(json).toEqual(contacts(3));
	});
});
