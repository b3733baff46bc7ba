import openapi from '../../sandbox/openapi.json';
import { sampleContacts, sampleInstances } from '../../sandbox/sample.mts';
import type { Contact } from '../../sandbox/types.mts';

const { schemas } = openapi.components;
const [main, branch] = sampleInstances;
const sample = sampleContacts(main, 250, 12);

/** The documented fields that are null in all of them. */
function alwaysNull(properties: object, objects: readonly object[]): string[] {
	return Object.keys(properties).filter((name) =>
		objects.every((object) => (object as Record<string, unknown>)[name] == null),
	);
}

const share = (test: (contact: Contact) => boolean) => sample.filter(test).length;

it('uses every documented field with a value', () => {
	expect(alwaysNull(schemas.Contact.properties, sample)).toEqual([]);
	const chats = sample.flatMap(({ chat }) => chat ?? []);
	expect(alwaysNull(schemas.Contact.properties.chat.properties, chats)).toEqual([]);
	expect(alwaysNull(schemas.Instance.properties, sampleInstances)).toEqual([]);
	expect(Object.keys(main).sort()).toEqual(Object.keys(schemas.Instance.properties).sort());
});

it.each([
	['name', (contact: Contact) => contact.name],
	['chat', (contact: Contact) => contact.chat],
	['profilePicUrl', (contact: Contact) => contact.profilePicUrl],
	['profilePictureUrl', (contact: Contact) => contact.profilePictureUrl],
	['notes', (contact: Contact) => contact.notes],
	['assignedUserId', (contact: Contact) => contact.assignedUserId],
	['assignedDepartmentId', (contact: Contact) => contact.assignedDepartmentId],
	['funnelStageId', (contact: Contact) => contact.funnelStageId],
])('also has contacts without %s', (_, field) => {
	expect(share((contact) => field(contact) === null)).toBeGreaterThan(5);
	expect(share((contact) => field(contact) !== null)).toBeGreaterThan(5);
});

it('has custom data of every shape', () => {
	const shapes = new Set(
		sample.map(({ customData }) => {
			if (customData === null) return 'null';
			if (Array.isArray(customData)) return 'array';
			if (typeof customData !== 'object') return typeof customData;
			const values = Object.values(customData as object);
			if (!values.length) return 'empty object';
			return values.some((value) => value && typeof value === 'object') ? 'nested' : 'flat';
		}),
	);
	expect([...shapes].sort()).toEqual(['array', 'empty object', 'flat', 'nested', 'null', 'string']);
});

it.each([
	['Latin', /\p{Script=Latin}/u],
	['Arabic', /\p{Script=Arabic}/u],
	['Devanagari', /\p{Script=Devanagari}/u],
	['Han', /\p{Script=Han}/u],
	['Kana', /\p{Script=Katakana}|\p{Script=Hiragana}/u],
	['Cyrillic', /\p{Script=Cyrillic}/u],
	['Hebrew', /\p{Script=Hebrew}/u],
	['Thai', /\p{Script=Thai}/u],
	['Hangul', /\p{Script=Hangul}/u],
	['Greek', /\p{Script=Greek}/u],
	['emoji', /\p{Extended_Pictographic}/u],
	['comma and quotes', /[",']/],
])('has names with %s', (_, pattern) => {
	expect(share(({ name }) => name !== null && pattern.test(name))).toBeGreaterThan(0);
});

it('has numbers that can be nobody’s, each once, and pictures on a reserved host', () => {
	const all = [...sampleContacts(main, 20_000, 12), ...sampleContacts(branch, 40, 2)];
	const wrong = all.filter(
		({ phone, remoteJid, isGroup }) =>
			!(isGroup ? /^1555\d{7}-\d{10}$/ : /^1555\d{7}$/).test(phone) ||
			remoteJid !== `${phone}@${isGroup ? 'g.us' : 's.whatsapp.net'}`,
	);
	expect(wrong).toEqual([]);
	const pictures = all.flatMap(({ profilePicUrl }) => profilePicUrl ?? []);
	expect(pictures.filter((url) => !url.startsWith('https://pps.example/'))).toEqual([]);
	expect(new Set(all.map(({ phone }) => phone)).size).toBe(all.length);
	expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	expect(main.number).toMatch(/^1555\d{7}$/);
});

it('is the same every time, and has unread messages', () => {
	expect(sampleContacts(main, 250, 12)).toEqual(sample);
	expect(share(({ chat }) => (chat?.unreadCount ?? 0) > 0)).toBeGreaterThan(20);
});

it('makes 100,000 contacts in a moment', () => {
	const started = process.cpuUsage();
	expect(sampleContacts(main, 100_000, 12)).toHaveLength(100_012);
	// Of this process alone: a busy machine says nothing about the sandbox. In microseconds.
	expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
});
