import { BRANCH, call, failure, MAIN, useSandbox } from './client.mts';

const sandbox = useSandbox();
const text = { instanceName: MAIN, number: '628123456789', type: 'text', message: 'Hello' };

function post(path: string, body: object) {
	const headers = {
		authorization: `Bearer ${sandbox().apiKey}`,
		'content-type': 'application/json',
	};
	return call(sandbox(), path, {}, { method: 'POST', body: JSON.stringify(body), headers });
}

const taken = () => sandbox().messages.map(({ path, body }) => [path, body]);

describe('the send endpoints', () => {
	const { instanceName, number } = text;
	const envelope = { instanceName, number };
	const rows = [{ title: 'Morning', rowId: 'm' }];
	const list = {
		type: 'list',
		title: 'Service',
		text: 'Choose',
		buttonText: 'View',
		sections: [{ rows }],
	};

	it.each([
		['/send/text', { ...text, delay: 0 }],
		['/send/media', { ...envelope, type: 'image', mediaUrl: 'https://example.com/a.png' }],
		['/send/list', { ...envelope, type: 'interactive', interactive: list }],
		['/send-location', { ...envelope, latitude: -6.2, longitude: 106.8 }],
	])('take what is documented: %s', async (path, body) => {
		const answer = await post(path, body);
		expect([answer.status, await answer.json()]).toEqual([
			200,
			{ success: true, message: 'Message queued for dispatch' },
		]);
		expect(taken()).toEqual([[path, body]]);
	});

	it.each([
		['a member that is not documented', '/send/text', { ...text, quoted: 1 }, 'quoted'],
		['a missing type', '/send/text', { ...text, type: undefined }, 'type'],
		['another type', '/send/media', { ...envelope, type: 'text', mediaUrl: 'https://a.b' }, 'type'],
		['a number with signs', '/send/text', { ...text, number: '+62 8123' }, 'number'],
		[
			'a delay for a location',
			'/send-location',
			{ ...envelope, latitude: 1, longitude: 1, delay: 1 },
			'delay',
		],
	])('refuse %s, by name', async (_, path, body, name) => {
		const { status, error } = await failure(post(path, body));
		expect({ status, error }).toEqual({ status: 400, error: expect.stringContaining(name) });
		expect(taken()).toEqual([]);
	});

	it('refuse an unknown instance, and one that is not connected', async () => {
		const unknown = await failure(post('/send/text', { ...text, instanceName: 'x' }));
		expect(unknown.status).toBe(404);
		const closed = await failure(post('/send/text', { ...text, instanceName: BRANCH }));
		expect(closed).toMatchObject({ status: 400, error: expect.stringContaining('not connected') });
		expect(taken()).toEqual([]);
	});
});

describe('faults of sending', () => {
	const send = async (number: string) =>
		await post('/send/text', { ...text, number }).then(
			({ status }) => status,
			() => 'broken',
		);

	it('strike by path, instance and number, and the nth of them', async () => {
		const when = { path: '/send/text', instance: MAIN, number: '15550100' } as const;
		sandbox().faults.add({ when: { ...when, request: 2 }, then: { status: 503 } });
		const statuses = [await send('15550100'), await send('15550101'), await send('15550100')];
		expect(statuses).toEqual([200, 200, 503]);
		expect(taken()).toHaveLength(2);
	});

	it.each([
		['break off before the message is taken', { reset: true }, 0],
		['break off behind it', { taken: true, reset: true }, 1],
		['cut the answer short', { cut: true }, 1],
		['answer with a status and take it all the same', { taken: true, status: 500 }, 1],
		['answer with a status', { status: 500 }, 0],
		['say no and take it all the same', { taken: true, set: { success: false } }, 1],
	] as const)('%s', async (_, then, count) => {
		sandbox().faults.add({ then });
		await send('15550100');
		expect(sandbox().messages).toHaveLength(count);
	});
});

it('shows and forgets the messages, and whom a request was for', async () => {
	await post('/send/text', text);
	const control = async (method: string) =>
		(await (await fetch(`${sandbox().controlUrl}/messages`, { method })).json()) as object;
	expect(await control('GET')).toEqual({
		success: true,
		messages: [{ id: 1, path: '/send/text', takenAt: expect.any(Number), body: text }],
	});
	await control('DELETE');
	expect(sandbox().messages).toEqual([]);
	expect(sandbox().requests).toMatchObject([{ path: '/send/text', recipient: '628123456789' }]);
});
