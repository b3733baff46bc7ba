import { byJid, byPhone } from '../../nodes/Wachat/contacts/sought';

const NUMBER = '628123456789';
const JID = `${NUMBER}@s.whatsapp.net`;
const contact = (fields: object) => ({ id: 1, phone: null, remoteJid: null, ...fields });

describe('Whoever has a phone number', () => {
	it.each([
		{ phone: NUMBER },
		{ phone: '+62 812-3456-789' },
		{ phone: 628123456789 },
		{ phone: JID },
		{ phone: '', remoteJid: JID },
		{ phone: 'unknown', remoteJid: JID },
		{ remoteJid: `${NUMBER}:7@s.whatsapp.net` },
		{ remoteJid: `${NUMBER}@c.us` },
		// As it was typed in, without the country code; WhatsApp knows better.
		{ phone: '0812-3456-789', remoteJid: JID },
	])('is %j', (fields) => {
		expect(byPhone(NUMBER)?.matches(contact(fields))).toBe(true);
	});

	it.each([
		{},
		{ phone: `${NUMBER}0` },
		{ phone: `1${NUMBER}` },
		{ phone: '8123456789' },
		{ phone: { digits: NUMBER } },
		{ phone: true, remoteJid: 5 },
		{ name: NUMBER, phone: '1', remoteJid: `${NUMBER}1@s.whatsapp.net` },
		{ remoteJid: `${NUMBER}@g.us` },
		{ remoteJid: `${NUMBER}@lid` },
	])('is not %j', (fields) => {
		expect(byPhone(NUMBER)?.matches(contact(fields))).toBe(false);
	});
});

describe('Whoever has a JID', () => {
	it.each([
		[JID, JID],
		[' 628123456789@S.WhatsApp.net\u200e', JID],
		[`${NUMBER}:12@s.whatsapp.net`, JID],
		[`${NUMBER}@c.us`, JID],
		['120363000000000007@g.us', '120363000000000007@g.us'],
		['98765@lid', '98765@lid'],
	])('%j is taken for %j', (text, jid) => {
		const sought = byJid(text);
		expect(sought?.words).toBe(`the JID ${jid}`);
		expect(sought?.query).toEqual({ q: jid.split('@')[0], includeGroups: true });
		expect(sought?.matches(contact({ remoteJid: text }))).toBe(true);
		expect(sought?.matches(contact({ remoteJid: jid }))).toBe(true);
		expect(sought?.matches(contact({ remoteJid: `1${jid}` }))).toBe(false);
	});

	it.each(['', NUMBER, '@g.us', '1 5@g.us', '1@2@g.us', '1@'])('cannot have %j', (text) => {
		expect(byJid(text)).toBeUndefined();
	});
});
