import { nameOf } from './names.mts';
import type { Chat, Contact, Instance } from './types.mts';

/** The moment the sample stands at: every sample date is before it, and none depends on the clock. */
export const SAMPLE_TIME = Date.parse('2026-06-13T08:00:00.000Z');
const DAY = 86_400_000;
/** Leaves every instance room for as many contacts as the command line allows, all with ids of their own. */
export const IDS_PER_INSTANCE = 3_000_000;

const messages = [
	'Hello, is the blue one still available?',
	'Terima kasih 🙏',
	'متى يصل الطلب؟',
	'Danke!\nBis morgen 👋',
	'注文をキャンセルしたいです',
	'👍🏽',
	'"Yes", she said; see https://shop.example/?a=1&b=2',
	'कृपया मुझे कॉल करें',
];

const customData: unknown[] = [
	{},
	{ city: 'Jakarta', plan: 'gold', vip: true },
	{ address: { street: 'Jl. Melati 5', geo: { lat: -6.2, lng: 106.8 } }, orders: [1001, 1002] },
	['newsletter', 'whole"sale', { since: 2024 }],
	'imported from a spreadsheet; 100 % "free text"',
	null,
	{ 'favourite colour': 'grün', 'emoji 🎉': 'oui', empty: null },
];

const iso = (time: number) => new Date(time).toISOString();

/** A fraction from 0 to 1 that looks random, and differs for every index (Knuth's multiplicative hashing). */
const scatter = (index: number) => ((index * 2_654_435_761) % 2 ** 32) / 2 ** 32;

/** +1 555 is not an assigned area code, so no sample number can ever be someone's. */
export const samplePhone = (id: number) =>
	`1555${String((id * 7_654_321) % 10_000_000).padStart(7, '0')}`;

export const sampleMessage = (index: number) => messages[index % messages.length];

function sampleChat(id: number, index: number, name: string, pushName: string): Chat {
	return {
		id: 500 + id,
		name,
		pushName,
		lastMessageText: sampleMessage(index),
		lastMessageTimestamp: iso(SAMPLE_TIME - Math.round(scatter(index) * 60 * DAY)),
		unreadCount: index % 5 === 2 ? 1 + (index % 12) : 0,
	};
}

/** The fields in which people and groups do not differ. */
function common(id: number, index: number, chat: Chat | null) {
	const picture = index % 4 === 3 ? null : `https://pps.example/v/${String(id)}.jpg`;
	const createdAt = iso(SAMPLE_TIME - 200 * DAY + index * 1000);
	return {
		profilePicUrl: picture,
		profilePictureUrl: picture,
		chat,
		assignedUserId: index % 3 === 0 ? 1 + (index % 7) : null,
		assignedDepartmentId: index % 6 === 0 ? 1 + (index % 3) : null,
		funnelStageId: index % 5 === 1 ? 10 + (index % 4) : null,
		notes: index % 9 === 4 ? 'Prefers a call after 17:00 ☎️\nSecond line, with "quotes"' : null,
		customData: customData[index % customData.length],
		showTimeInStage: index % 10 === 1,
		createdAt,
		updatedAt: chat?.lastMessageTimestamp ?? createdAt,
	};
}

export function samplePerson(id: number, index: number): Contact {
	const { given, full } = nameOf(index);
	const phone = samplePhone(id);
	const neverWrote = index % 13 === 7;
	return {
		id,
		name: index % 17 === 5 ? null : full,
		phone,
		remoteJid: `${phone}@s.whatsapp.net`,
		isGroup: false,
		...common(id, index, neverWrote ? null : sampleChat(id, index, full, given)),
	};
}

/** Group ids have WhatsApp's older form, which starts with the founder's number: they are nobody's either. */
export function sampleGroup(id: number, index: number): Contact {
	const { given, full } = nameOf(index);
	const groupId = `${samplePhone(id)}-${String(1_600_000_000 + index)}`;
	return {
		id,
		name: `${full} & Team`,
		phone: groupId,
		remoteJid: `${groupId}@g.us`,
		isGroup: true,
		...common(id, index, sampleChat(id, index, `${full} & Team`, given)),
	};
}

const lastMessage = (contact: Contact) => contact.chat?.lastMessageTimestamp ?? '';

function newestFirst(a: Contact, b: Contact): number {
	if (lastMessage(a) === lastMessage(b)) return a.id - b.id;
	return lastMessage(a) < lastMessage(b) ? 1 : -1;
}

/** People and groups in one list, by last message; who never wrote comes last. */
export function sampleContacts(instance: Instance, people: number, groups: number): Contact[] {
	const firstId = instance.id * IDS_PER_INSTANCE;
	const contacts = Array.from({ length: people + groups }, (_, index) =>
		index < people ? samplePerson(firstId + index, index) : sampleGroup(firstId + index, index),
	);
	return contacts.sort(newestFirst);
}

function names(displayName: string, apiInstanceName: string) {
	return {
		instanceName: displayName,
		displayName,
		apiInstanceName,
		internalName: apiInstanceName,
	};
}

const always = {
	integration: 'WHATSAPP-BAILEYS',
	createdAt: iso(SAMPLE_TIME - 300 * DAY),
	updatedAt: iso(SAMPLE_TIME),
};

export const sampleInstances: readonly Instance[] = [
	{
		id: 1,
		...names('Main Shop', 't1_sandbox_main_shop'),
		state: 'open',
		status: 'open',
		isConnected: true,
		number: samplePhone(1),
		profileName: 'Main Shop',
		profilePictureUrl: 'https://pps.example/v/main-shop.jpg',
		profilePicUrl: 'https://pps.example/v/main-shop.jpg',
		owner: `${samplePhone(1)}@s.whatsapp.net`,
		...always,
	},
	{
		id: 2,
		...names('Branch Office', 't1_sandbox_branch_office'),
		state: 'close',
		status: 'close',
		isConnected: false,
		number: null,
		profileName: null,
		profilePictureUrl: null,
		profilePicUrl: null,
		owner: null,
		...always,
	},
];
