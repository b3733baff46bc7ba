import { OUTPUT_FIELDS, outputShape } from '../../nodes/Wachat/contacts/output';

/** `chatId` is the chat's `id`. */
const lowerFirst = (_match: string, first: string) => first.toLowerCase();

const contact = {
	id: 101,
	name: 'John Customer',
	phone: '15550000001',
	remoteJid: '15550000001@s.whatsapp.net',
	isGroup: false,
	chat: {
		id: 501,
		name: 'John C.',
		pushName: 'John',
		lastMessageText: 'Hello',
		lastMessageTimestamp: '2026-06-13T08:00:00.000Z',
		unreadCount: 2,
	},
	assignedUserId: 7,
	funnelStageId: null,
	customData: { size: 'XL' },
	unknownField: 1,
};

describe('raw', () => {
	it('is the very contact', () => {
		expect(outputShape('raw', [])(contact)).toBe(contact);
	});
});

describe('simplified', () => {
	const simplified = outputShape('simplified', []);

	it('is flat, with ten fields for a follow-up', () => {
		expect(simplified(contact)).toEqual({
			id: 101,
			name: 'John Customer',
			phone: '15550000001',
			remoteJid: '15550000001@s.whatsapp.net',
			isGroup: false,
			lastMessageText: 'Hello',
			lastMessageTimestamp: '2026-06-13T08:00:00.000Z',
			unreadCount: 2,
			assignedUserId: 7,
			funnelStageId: null,
		});
	});

	it('has the same fields for a contact with nothing but an ID', () => {
		expect(simplified({ id: 'x', chat: null })).toEqual({
			id: 'x',
			name: null,
			phone: null,
			remoteJid: null,
			isGroup: null,
			lastMessageText: null,
			lastMessageTimestamp: null,
			unreadCount: 0,
			assignedUserId: null,
			funnelStageId: null,
		});
	});

	it.each([
		['the chat name', { name: 'Chat', pushName: 'Push' }, 'Chat'],
		['the push name', { name: '', pushName: 'Push' }, 'Push'],
	])('falls back to %s', (_what, chat, name) => {
		expect(simplified({ id: 1, name: null, chat })).toMatchObject({ name });
	});

	it('stays flat when the API sends something nested', () => {
		const odd = { id: 1, name: { first: 'A' }, assignedUserId: [1], chat: { unreadCount: {} } };
		const values = Object.values(simplified(odd));
		expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
	});
});

describe('selected', () => {
	it('has exactly the chosen fields, those of the chat beside the others', () => {
		const fields = ['name', 'chatName', 'chatId', 'notes', 'customData', 'unreadCount'];
		expect(outputShape('selected', fields)(contact)).toEqual({
			name: 'John Customer',
			chatName: 'John C.',
			chatId: 501,
			notes: null,
			customData: { size: 'XL' },
			unreadCount: 2,
		});
	});

	it.each(OUTPUT_FIELDS.map(({ value, name }) => [name, value]))('finds %s', (name, value) => {
		const own = { [value]: `own ${value}` };
		const field = name.startsWith('Chat: ') ? value.replace(/^chat([A-Z])/, lowerFirst) : value;
		const expected = name.startsWith('Chat: ') ? `chat ${field}` : `own ${value}`;
		const contact = {
			id: 0,
			...own,
			...(value === 'chat' ? {} : { chat: { [field]: `chat ${field}` } }),
		};
		expect(outputShape('selected', [value])(contact)).toEqual({ [value]: expected });
	});

	it('offers every field of the documentation, in the order of their names', () => {
		const names = OUTPUT_FIELDS.map(({ name }) => name);
		expect(names).toEqual([...names].sort((one, other) => one.localeCompare(other)));
		expect(OUTPUT_FIELDS).toMatchSnapshot();
	});

	it('copes with a chat that is text', () => {
		expect(outputShape('selected', ['chatName'])({ id: 1, chat: 'x' })).toEqual({ chatName: null });
	});
});
