import { contacts, instanceList, useSandbox } from './client.mts';

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
	const fault = { when: { page: 1 }, times: 2, then: { status: 503, retryAfter: 1 } };
	expect(await control('POST', '/faults', fault)).toEqual({ status: 200, success: true });
	expect([await statusOf(), await statusOf(), await statusOf()]).toEqual([503, 503, 200]);
	await control('POST', '/faults', { then: { reset: true } });
	await control('DELETE', '/faults');
	expect(await statusOf()).toBe(200);
});

it.each([
	['an unknown fault', { then: { stauts: 500 } }, 'stauts'],
	['an ill-typed fault', { then: { delay: 'long' } }, 'delay'],
	['a fault without an effect', { times: 1 }, 'then'],
	['an unknown condition', { when: { pages: 1 }, then: { status: 500 } }, 'pages'],
	['a path that is not there', { when: { path: '/x' }, then: { status: 500 } }, '"/x"'],
])('refuses %s, by name', async (_, body, name) => {
	const { status, error } = await control('POST', '/faults', body);
	expect({ status, error }).toEqual({ status: 400, error: expect.stringContaining(name) });
	expect(await statusOf()).toBe(200);
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
