import { contactKey, isDistinct, isOlder } from '../../nodes/Wachat/contacts/contact';

describe('contactKey', () => {
	it('is the same for a number and its digits', () => {
		expect(contactKey({ id: 101 })).toBe(contactKey({ id: '101' }));
		expect(contactKey({ id: 101 })).not.toBe(contactKey({ id: 102 }));
	});
});

describe('the key of a contact whose ID is too large to be exact', () => {
	const [one, other] = [2 ** 53, Number('9007199254740993')];

	it('tells it from one whose ID was rounded to the same', () => {
		expect(one).toBe(other);
		const key = contactKey({ id: one, remoteJid: '1555@s.whatsapp.net', phone: '1' });
		expect(key).not.toBe(contactKey({ id: other, remoteJid: '1666@s.whatsapp.net', phone: '1' }));
		expect(key).toBe(contactKey({ id: other, remoteJid: '1555@s.whatsapp.net', phone: '2' }));
	});

	it('takes the phone number where there is no JID', () => {
		const key = contactKey({ id: one, remoteJid: null, phone: '1555' });
		expect(key).not.toBe(contactKey({ id: other, phone: '1666' }));
		expect(key).toBe(contactKey({ id: other, remoteJid: '', phone: '1555' }));
	});

	it.each([
		[{ id: one }, false],
		[{ id: -one, remoteJid: null, phone: 1555 }, true],
		[{ id: Infinity }, false],
		[{ id: one, phone: '1555' }, true],
		[{ id: one - 1 }, true],
		[{ id: '9007199254740993' }, true],
	])('can be had from %j: %j', (contact, distinct) => {
		expect(isDistinct(contact)).toBe(distinct);
	});

	it('is the ID alone where that is exact', () => {
		expect(contactKey({ id: one - 1, phone: '1' })).toBe(contactKey({ id: one - 1, phone: '2' }));
		expect(contactKey({ id: String(one), phone: '1' })).toBe(contactKey({ id: String(one) }));
	});
});

describe('isOlder', () => {
	const at = (updatedAt?: unknown) => ({ id: 1, updatedAt });

	it.each([
		['2026-06-13T08:00:00.000Z', '2026-06-13T08:00:00.001Z', true],
		['2026-06-13T08:00:00.001Z', '2026-06-13T08:00:00.000Z', false],
		['2026-06-13T08:00:00.000Z', '2026-06-13T08:00:00.000Z', false],
		['2026-06-13T08:00:00.000Z', undefined, false],
		[undefined, '2026-06-13T08:00:00.000Z', false],
		[1, 2, false],
		['1', 2, false],
		[1, '2', false],
	])('of %j, known with %j: %j', (updatedAt, knownAt, older) => {
		expect(isOlder(at(updatedAt), at(knownAt))).toBe(older);
	});
});
