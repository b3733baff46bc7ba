import { BRANCH, contacts, idsOf, instanceList, MAIN, page, useSandbox } from './client.mts';

const sandbox = useSandbox();

interface Answered {
	status: number;
	error?: string;
	requests?: object[];
}

async function control(method: string, path: string, body?: object): Promise<Answered> {
	const answer = await fetch(sandbox().controlUrl + path, {
		method,
		...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
	return { status: answer.status, ...((await answer.json()) as object) };
}

const statusOf = async () => (await contacts(sandbox())).status;

it('adds and forgets faults', async () => {
	const fault = {
		when: { page: 1, request: [1, 2] },
		times: 2,
		then: { status: 503, retryAfter: 1 },
	};
	expect(await control('POST', '/faults', fault)).toEqual({ status: 200, success: true });
	expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 503, 200]);
	await control('POST', '/faults', { then: { reset: true } });
	await control('DELETE', '/faults');
	expect(await statusOf()).toBe(200);
});

it.each([
	['an unknown fault', '/faults', { then: { stauts: 500 } }, 'stauts'],
	['an ill-typed fault', '/faults', { then: { delay: 'long' } }, 'delay'],
	['a fault without an effect', '/faults', { times: 1 }, 'then'],
	['an unknown condition', '/faults', { when: { pages: 1 }, then: { status: 500 } }, 'pages'],
	['an unknown change', '/changes', { changes: [{ op: 'shuffle' }] }, 'op'],
	['a contact that is not there', '/changes', { changes: [{ op: 'remove', id: 1 }] }, 'Contact 1'],
	['an instance that is not there', '/changes', { instance: 'x', changes: [] }, '"x"'],
])('refuses %s, by name', async (_, path, body, name) => {
	const { status, error } = await control('POST', path, body);
	expect({ status, error }).toEqual({ status: 400, error: expect.stringContaining(name) });
	expect(await statusOf()).toBe(200);
});

it('changes a list at once', async () => {
	const [first, second, third, fourth] = idsOf(sandbox().list().contacts);
	const changes = [
		{ op: 'remove', id: first },
		{ op: 'moveToBack', id: second },
		{ op: 'moveToFront', id: fourth },
		{ op: 'update', id: third, contact: { name: 'Renamed' } },
		{ op: 'add', contact: { name: 'Fresh' }, position: 1 },
	];
	expect(await control('POST', '/changes', { changes })).toMatchObject({ status: 200 });
	const now = sandbox().list().contacts;
	expect(now[0].id).toBe(fourth);
	expect([now[1].name, now[2].name]).toEqual(['Fresh', 'Renamed']);
	expect(now[now.length - 1].id).toBe(second);
});

it('plans changes around readings, and forgets them', async () => {
	const add = { changes: [{ op: 'add' }] };
	await control('POST', '/changes', { when: 'before', read: 2, ...add });
	await control('POST', '/changes', { when: 'after', instance: MAIN, ...add });
	await control('POST', '/changes', { when: 'after', read: 'every', instance: BRANCH, ...add });
	const total = async (instanceName?: string) =>
		(await page(sandbox(), instanceName ? { instanceName } : {})).total;
	expect([await total(), await total(), await total()]).toEqual([250, 252, 252]);
	expect([await total(BRANCH), await total(BRANCH)]).toEqual([40, 41]);
	await control('DELETE', '/changes');
	expect([await total(BRANCH), await total(BRANCH)]).toEqual([42, 42]);
});

it('churns, with the seed it is told', async () => {
	const churn = { op: 'churn', seed: 3, times: 4, kinds: ['add'] };
	await control('POST', '/changes', { when: 'before', read: 'every', changes: [churn] });
	expect((await page(sandbox())).total).toBe(254);
	expect((await page(sandbox())).total).toBe(258);
});

it('shows and empties the log, in which it does not stand itself', async () => {
	sandbox().faults.add({ then: { delay: 100 } });
	await Promise.all([contacts(sandbox()), contacts(sandbox()), instanceList(sandbox())]);
	const log = await control('GET', '/requests');
	expect(log).toMatchObject({ success: true, inFlight: 0, maxInFlight: 3 });
	expect(log.requests).toEqual(JSON.parse(JSON.stringify(sandbox().requests)));
	expect(log.requests).toHaveLength(3);
	await control('DELETE', '/requests');
	expect(await control('GET', '/requests')).toMatchObject({ maxInFlight: 0, requests: [] });
});

it('resets everything', async () => {
	await control('POST', '/faults', { then: { status: 500 } });
	await control('POST', '/changes', { changes: [{ op: 'add' }] });
	await control('POST', '/changes', { when: 'before', changes: [{ op: 'add' }] });
	await statusOf();
	await control('POST', '/reset');
	expect(sandbox().requests).toEqual([]);
	expect((await page(sandbox())).total).toBe(250);
});

it('answers what it does not know with a JSON error', async () => {
	expect(await control('GET', '/nothing')).toMatchObject({ status: 404, success: false });
	expect(await control('GET', '/faults')).toMatchObject({ status: 405, success: false });
	const broken = await fetch(`${sandbox().controlUrl}/faults`, {
		method: 'POST',
		body: '{',
		headers: { 'content-type': 'application/json' },
	});
	expect([broken.status, await broken.json()]).toMatchObject([400, { success: false }]);
});
