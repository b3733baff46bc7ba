import type { IDataObject } from 'n8n-workflow';
import { answerFor, contact, contacts, serve, type Call } from './api.mts';
import { runNode, type RunOptions } from './harness.mts';
import { INSTANCE } from './host.mts';

const GROUP = contact(7, { isGroup: true, phone: null, remoteJid: '120363000000000007@g.us' });

/** The documented search: by name, phone, JID, chat name, or push name; groups only if asked for. */
function serveSearch(list: IDataObject[]): Call[] {
	return serve((call) => {
		const { q = '', includeGroups } = call.query;
		const found = list.filter(
			({ isGroup, name, phone, remoteJid }) =>
				(isGroup !== true || includeGroups === 'true') &&
				[name, phone, remoteJid].some((text) => String(text).includes(q)),
		);
		return answerFor(call, found);
	});
}

async function get(parameters: IDataObject, rest: Partial<RunOptions> = {}) {
	const defaults = { operation: 'get', options: { retryTime: 0 } };
	return await runNode({ ...rest, parameters: { ...defaults, ...parameters } as never });
}

const byJid = (remoteJid: string) => ({ findBy: 'remoteJid', remoteJid });

describe('Contact → Get', () => {
	it.each([
		'15550100002',
		'+15550100002',
		'+1 555-010-0002',
		'001 (555) 010.0002',
		' 1\u00a0555\u202f010\u20110002\u202c ',
		'＋１５５５０１００００２',
		15550100002,
	])('finds by the phone number %j', async (phone) => {
		const calls = serveSearch(contacts(5));
		const { json } = await get({ phone: '={{ $json.phone }}' }, { items: [{ phone }] });
		expect(json).toEqual([contact(2)]);
		expect(calls.map(({ query }) => query)).toEqual([
			{ instanceName: INSTANCE, q: '15550100002', page: '1', limit: '100' },
		]);
	});

	it('matches the whole number, not a part of it, and not a name', async () => {
		serveSearch([
			contact(1, { phone: '155501000021' }),
			contact(2, { phone: '1', name: '15550100002', remoteJid: null }),
		]);
		const { error, items } = await get({ phone: '15550100002' });
		expect(items).toEqual([]);
		expect(error).toMatchObject({ httpCode: '404' });
		expect(error?.message).toBe(`No contact of ${INSTANCE} has the phone number 15550100002`);
		expect(error?.description).toContain('country code');
	});

	it.each(['15550100001@c.us', '15550100001:7@s.whatsapp.net'])(
		'finds a JID in the form in which Wachat keeps it: %s',
		async (remoteJid) => {
			serveSearch([contact(1, { phone: null, remoteJid })]);
			expect((await get(byJid(remoteJid))).json).toHaveLength(1);
			expect((await get(byJid('15550100001@s.whatsapp.net'))).json).toHaveLength(1);
		},
	);

	it('finds a number that Wachat writes with a plus, or only in the JID', async () => {
		serveSearch([contact(1, { phone: null }), contact(2, { phone: '+1 555 010 0002' })]);
		expect((await get({ phone: '15550100001' })).json).toHaveLength(1);
		serveSearch([contact(2, { phone: '+15550100002' })]);
		expect((await get({ phone: '15550100002' })).json).toHaveLength(1);
	});

	it('finds a person and a group by the JID, whatever its case', async () => {
		serveSearch([...contacts(3), GROUP]);
		expect((await get(byJid('15550100003@S.WhatsApp.net '))).json).toEqual([contact(3)]);
		expect((await get(byJid('120363000000000007@g.us'))).json).toEqual([GROUP]);
	});

	it('reads on until somebody matches, and no further', async () => {
		const others = Array.from({ length: 350 }, (_, i) =>
			contact(i + 10, { phone: `9915550100002${i}`, remoteJid: null }),
		);
		others[150] = contact(2);
		const calls = serveSearch(others);
		expect((await get({ phone: '15550100002' })).json).toEqual([contact(2)]);
		expect(calls.map(({ query }) => query.page)).toEqual(['1', '2']);
	});

	it('takes no more pages than there are to say that nobody matches', async () => {
		const others = Array.from({ length: 250 }, (_, i) =>
			contact(i + 10, { phone: `9915550100002${i}`, remoteJid: null }),
		);
		const calls = serveSearch(others);
		expect((await get({ phone: '15550100002' })).error?.httpCode).toBe('404');
		expect(calls).toHaveLength(3);
	});

	it('says so when the list kept changing, so that nobody is not certain', async () => {
		serve(({ query: { page } }, number) => {
			// Somebody else each time, and one more announced.
			const found = page === '1' ? [contact(number)] : [];
			const hasMore = page === '1';
			return { body: { success: true, total: 1 + number, hasMore, contacts: found } };
		});
		const { error } = await get({ phone: '15559999999' });
		expect(error?.message).toContain('15559999999');
		expect(error?.description).toContain('kept changing');
	});

	it('gives the newest of two, and names both', async () => {
		serveSearch([
			contact(1, { phone: '15550100002', updatedAt: '2026-06-01T00:00:00.000Z' }),
			contact(2, { updatedAt: '2026-06-02T00:00:00.000Z' }),
		]);
		const { json, hints } = await get({ phone: '15550100002', output: 'selected' });
		expect(json).toEqual([{ id: 2, name: 'Contact 2', phone: '15550100002' }]);
		expect(hints).toEqual([
			expect.objectContaining({ message: expect.stringContaining('the IDs 2, 1') as string }),
		]);
	});

	it.each([
		[{ phone: '' }, 'Phone Number'],
		[{ phone: 'abc' }, 'Phone Number'],
		[{ phone: '12' }, 'Phone Number'],
		[{ phone: '+62 812 x 3456' }, 'Phone Number'],
		[{ phone: 15550100002.5 }, 'Phone Number'],
		[{ phone: 1_555_010_000_200_000_000 }, 'Phone Number'],
		[{ phone: 'x'.repeat(3000) }, 'Phone Number'],
		[byJid(''), 'WhatsApp JID'],
		[byJid('15550100002'), 'WhatsApp JID'],
		[byJid('@g.us'), 'WhatsApp JID'],
		[byJid('1 5@g.us'), 'WhatsApp JID'],
	])('refuses %j before any request, and names the field', async (parameters, field) => {
		const calls = serveSearch(contacts(1));
		const { findBy = 'phone', ...rest } = parameters as IDataObject;
		const expressions = Object.keys(rest).map((name) => [name, `={{ $json.${name} }}`]);
		const { error } = await get(
			{ findBy, ...(Object.fromEntries(expressions) as IDataObject) },
			{ items: [rest] },
		);
		expect(error?.message).toContain(`'${field}'`);
		expect(error?.message?.length).toBeLessThan(200);
		expect(error?.description).toBeTruthy();
		expect(calls).toEqual([]);
	});

	it('takes each input item for itself, pairs, and goes on after one without a contact', async () => {
		serveSearch(contacts(3));
		const { items } = await get(
			{ phone: '={{ $json.phone }}', output: 'simplified' },
			{
				items: [{ phone: '15550100003' }, { phone: '15559999999' }, { phone: '15550100001' }],
				node: { onError: 'continueRegularOutput' },
			},
		);
		expect(items.map(({ json }) => json.id ?? json.error)).toEqual([
			3,
			expect.objectContaining({ httpCode: '404' }),
			1,
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('explains an instance that the account does not have', async () => {
		serve((call) =>
			call.path.endsWith('/contacts')
				? { status: 404, body: { error: 'No such instance' } }
				: answerFor(call, []),
		);
		const { error } = await get({
			phone: '15550100001',
			instanceName: { __rl: true, mode: 'name', value: 'jakarta_store' },
		});
		expect(error?.message).toContain('no instance "jakarta_store"');
		expect(error?.description).toContain(INSTANCE);
	});
});
