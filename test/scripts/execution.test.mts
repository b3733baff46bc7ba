import { stringify } from 'flatted';
import { startExecution, waitForExecution } from '../../scripts/n8n/execution.mts';
import { N8nRest } from '../../scripts/n8n/rest.mts';

/** Answers as n8n does; keeps what it was asked. */
function n8nThatAnswers(...answers: unknown[]) {
	const asked: { path: string; body: unknown }[] = [];
	jest.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
		const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
		asked.push({ path: new URL(String(url)).pathname, body });
		const answer = answers.length > 1 ? answers.shift() : answers[0];
		return await Promise.resolve(Response.json({ data: answer }));
	});
	return asked;
}

const rest = new N8nRest('http://127.0.0.1:5678');

const times = { startedAt: '2026-01-01T00:00:00.000Z', stoppedAt: '2026-01-01T00:00:01.500Z' };

function ended(status: string, resultData: unknown) {
	return { status, ...times, data: stringify({ resultData }) };
}

afterEach(() => {
	jest.restoreAllMocks();
});

test('starts the workflow at its trigger', async () => {
	const asked = n8nThatAnswers({ executionId: '7' });
	const trigger = {
		id: '1',
		name: 'Begin',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: {},
	};
	const workflow = { name: 'W', nodes: [trigger], connections: {} };
	expect(await startExecution(rest, { id: 'w1' }, workflow)).toBe('7');
	expect(asked).toMatchObject([
		{ path: '/rest/workflows/w1/run', body: { triggerToStartFrom: { name: 'Begin' } } },
	]);
});

test('waits for the end and gives the items of a node', async () => {
	const run = {
		data: { main: [[{ json: { id: 1 } }, { json: { id: 2 } }]] },
		hints: [{ message: 'Look here' }],
	};
	n8nThatAnswers({ status: 'running' }, ended('success', { runData: { Get: [run] } }));
	const execution = await waitForExecution(rest, '7', 5000);
	expect(execution).toMatchObject({ status: 'success', duration: 1500, failure: undefined });
	expect(execution.itemsOf('Get')).toEqual([{ id: 1 }, { id: 2 }]);
	expect(execution.hintsOf('Get')).toEqual(['Look here']);
	expect(execution.itemsOf('Another')).toEqual([]);
});

test('waits for the data too, which n8n 1.x saves after the status', async () => {
	const run = { data: { main: [[{ json: { id: 1 } }]] } };
	n8nThatAnswers(ended('success', { runData: {} }), ended('success', { runData: { Get: [run] } }));
	expect((await waitForExecution(rest, '7', 5000)).itemsOf('Get')).toEqual([{ id: 1 }]);
});

test('takes an execution without data for ended when it was cancelled', async () => {
	n8nThatAnswers(ended('canceled', { runData: {} }));
	expect(await waitForExecution(rest, '7', 5000)).toMatchObject({ status: 'canceled' });
});

test('gives message, description and node of a failure', async () => {
	const error = { message: 'No', description: 'Because', node: { name: 'Get' } };
	n8nThatAnswers(ended('error', { error, runData: {} }));
	expect(await waitForExecution(rest, '7', 5000)).toMatchObject({
		status: 'error',
		failure: { node: 'Get', message: 'No', description: 'Because' },
	});
});

test('does not wait for ever', async () => {
	n8nThatAnswers({ status: 'running' });
	await expect(waitForExecution(rest, '7', 0)).rejects.toThrow('Execution 7 did not end');
});
