import type { IDataObject } from 'n8n-workflow';
import { answerFor, contact, contacts, serve, type Answer, type Call } from './api.mts';
import { runNode } from './harness.mts';

const parameters = { returnAll: true, options: { concurrency: 1, retryTime: 0 } };

/** An API whose list is another one for each call. */
function serveLists(listFor: (number: number) => IDataObject[]): Call[] {
	return serve((call, number) => answerFor(call, listFor(number)));
}

const idsOf = (json: IDataObject[]) => json.map(({ id }) => Number(id));

describe('A list that changes while it is read', () => {
	it('loses nobody when one who was read is deleted', async () => {
		serveLists((number) => contacts(250).slice(number > 1 ? 1 : 0));
		const { json, hints } = await runNode({ parameters });
		expect(idsOf(json)).toEqual(idsOf(contacts(250).slice(1)));
		expect(hints).toEqual([]);
	});

	it('repeats nobody when one is added at the front', async () => {
		serveLists((number) => (number > 1 ? [contact(999), ...contacts(250)] : contacts(250)));
		const { json, hints } = await runNode({ parameters });
		expect(idsOf(json)).toEqual([999, ...idsOf(contacts(250))]);
		expect(hints).toEqual([]);
	});

	it('gives everybody once when one moves to the front', async () => {
		const list = contacts(250);
		const moved = [list[220], ...list.filter((_, i) => i !== 220)];
		serveLists((number) => (number > 1 ? moved : list));
		const { json } = await runNode({ parameters });
		expect(idsOf(json)).toEqual(idsOf(moved));
	});

	it('gives the newest version of a contact that was read twice', async () => {
		const list = contacts(150);
		const newer = contact(100, { notes: 'new', updatedAt: '2026-06-14T08:00:00.000Z' });
		const later = [contact(0), ...list.slice(0, 99), newer, ...list.slice(100)];
		serveLists((number) => (number > 1 ? later : list));
		const { json } = await runNode({ parameters });
		expect(json.filter(({ id }) => id === 100)).toEqual([newer]);
	});

	it('finds a deletion and an addition in the same moment, with Verify by Reading Twice', async () => {
		const before = contacts(200);
		const after = [...before.slice(1), contact(999)];
		const listFor = (number: number) => (number > 1 ? after : before);
		serveLists(listFor);
		const { json } = await runNode({
			parameters: { ...parameters, options: { ...parameters.options, verify: true } },
		});
		expect(idsOf(json)).toEqual(idsOf(after));
	});

	it('says with numbers that a list never stood still, and still gives everybody seen', async () => {
		const calls = serve((call, number) => {
			const { body } = answerFor(call, contacts(240));
			return { body: { ...(body as IDataObject), total: 250 + number } };
		});
		const { json, hints, status } = await runNode({ parameters });
		expect(status).toBe('success');
		expect(idsOf(json)).toEqual(idsOf(contacts(240)));
		expect(calls).toHaveLength(9);
		expect(hints).toHaveLength(1);
		expect(hints[0].message).toMatch(/3 reads.*240 .*259/);
	});
});

describe('A list that only moves', () => {
	it('is whole when a bulk send moves 100 to the front in each read', async () => {
		let list = contacts(250);
		serve((call) => {
			if (call.query.page === '2') list = [...list.slice(-100), ...list.slice(0, -100)];
			return answerFor(call, list);
		});
		const { json, hints } = await runNode({ parameters });
		expect(new Set(idsOf(json))).toEqual(new Set(idsOf(list)));
		expect(json).toHaveLength(250);
		expect(hints).toEqual([]);
	});
});

describe('A list whose numbers never fit', () => {
	it.each<[string, (call: Call) => Answer, RegExp]>([
		[
			'counts pages from 0',
			(call) => {
				const page = String(Number(call.query.page) + 1);
				const { body } = answerFor({ ...call, query: { ...call.query, page } }, contacts(250));
				return { body: { ...(body as IDataObject), page: call.query.page } };
			},
			/250 contacts are announced each time, but 3 reads found \d+ different ones$/,
		],
		[
			'announces three more than it has',
			(call) => {
				const { body } = answerFor(call, contacts(250));
				return { body: { ...(body as IDataObject), total: 253 } };
			},
			/253 contacts are announced each time, but 3 reads found 250 different ones$/,
		],
		[
			'gives nobody, though 500 in all',
			() => ({ body: { success: true, contacts: [], total: 500, hasMore: false } }),
			/500 contacts are announced each time, but 3 reads found 0 different ones$/,
		],
	])('is not passed on as whole: the server %s', async (_, answer, text) => {
		const calls = serve(answer);
		const { error, items, hints } = await runNode({ parameters });
		expect(error?.message).toMatch(text);
		expect(items).toEqual([]);
		expect(hints).toEqual([]);
		expect(calls.length).toBeLessThanOrEqual(9);
	});
});

describe('A list that gets shorter while it is read', () => {
	const last = (call: Call, list: IDataObject[]) => {
		const pages = Math.ceil(list.length / Number(call.query.limit));
		const page = String(Math.min(Number(call.query.page), pages));
		return answerFor({ ...call, query: { ...call.query, page } }, list);
	};

	it.each<[string, (call: Call, list: IDataObject[]) => Answer]>([
		[
			'is not found',
			(call, list) =>
				Number(call.query.page) > 1
					? { status: 404, body: { error: 'No page' } }
					: last(call, list),
		],
		['is the last one again', last],
	])('is read again when a page behind its new end %s', async (_, answer) => {
		const calls = serve((call, number) => answer(call, contacts(number > 1 ? 80 : 250)));
		const { json, hints, error } = await runNode({ parameters });
		expect(error).toBeUndefined();
		expect(idsOf(json)).toEqual(idsOf(contacts(80)));
		expect(hints).toEqual([]);
		expect(calls.length).toBeLessThanOrEqual(4);
	});
});

describe('A list that never ends', () => {
	it.each<[string, (call: Call) => IDataObject]>([
		['ignores the page', () => ({ contacts: contacts(100), total: 1e6, hasMore: true })],
		[
			'says that there is more, for ever',
			({ query }) => ({
				contacts: contacts(100).map(({ id }) => contact(Number(id) + 100 * Number(query.page))),
				total: 100,
				hasMore: true,
			}),
		],
		['gives empty pages', () => ({ contacts: [], total: 500, hasMore: true })],
	])('is stopped when it %s', async (_, body) => {
		const calls = serve((call) => ({ body: { success: true, ...body(call) } }));
		const { error, items } = await runNode({ parameters });
		expect(error?.message).toBeTruthy();
		expect(items).toEqual([]);
		expect(calls.length).toBeLessThanOrEqual(6);
	});
});

describe('An API that is loose with types', () => {
	it('is understood: numbers as text, ids as text, no count, unknown fields', async () => {
		const list = contacts(120).map((one) => ({ ...one, id: `c${String(one.id)}`, extra: [null] }));
		serve((call) => {
			const { count, total, ...body } = answerFor(call, list).body as IDataObject;
			return { body: { ...body, total: String(total), more: count } };
		});
		const { json, error } = await runNode({ parameters });
		expect(error).toBeUndefined();
		expect(json).toEqual(list);
	});

	it('is understood when it gives the whole list at once', async () => {
		const list = contacts(250);
		const calls = serve((call) =>
			answerFor({ ...call, query: { ...call.query, limit: '250' } }, list),
		);
		const { json } = await runNode({ parameters });
		expect(json).toEqual(list);
		expect(calls).toHaveLength(1);
	});

	it('keeps two contacts apart whose IDs are too large to be exact', async () => {
		const large = (id: string, phone: string) => contact(1, { id: `<${id}>`, remoteJid: phone });
		const list = [large('9007199254740992', '1555'), large('9007199254740993', '1556')];
		serve((call) => {
			const text = JSON.stringify(answerFor(call, list).body);
			return { body: text.replace(/"<(\d+)>"/g, '$1') };
		});
		const { json } = await runNode({ parameters });
		expect(json.map(({ remoteJid }) => remoteJid)).toEqual(['1555', '1556']);
	});

	it.each([null, 7, 'x', [], {}, { id: null }, { id: '' }])(
		'is refused with an entry like %j',
		async (entry) => {
			serve((call) => answerFor(call, [contact(1), entry as never]));
			const { error, items } = await runNode({ parameters });
			expect(error?.message).toMatch(/Entry 2/);
			expect(items).toEqual([]);
		},
	);
});
