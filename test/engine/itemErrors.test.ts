import { answerFor, contacts, serve } from './api.mts';
import { runNode } from './harness.mts';

/** Refuses every instance whose name ends in "locked". */
function serveSome() {
	return serve((call) =>
		call.query.instanceName.endsWith('locked')
			? { status: 403, body: { error: 'Plan expired' } }
			: answerFor(call, contacts(2)),
	);
}

const parameters = {
	instanceName: { __rl: true, mode: 'name', value: '={{ $json.instance }}' },
	options: { retryTime: 0 },
};
const items = [
	{ instance: 't1_one', campaign: 'a' },
	{ instance: 't1_locked', campaign: 'b' },
	{ instance: 't1_two', campaign: 'c' },
];

const message = expect.stringContaining('Plan expired') as string;
// Two keys: with a third one, n8n 2.8 and 1.123 would take it for a contact.
const told = {
	message,
	error: { message, description: expect.stringContaining('plan'), httpCode: '403' },
};

describe('One input item of several goes wrong', () => {
	it('stops the workflow and says which item it was', async () => {
		const calls = serveSome();
		const { error, status, outputs } = await runNode({ items, parameters });
		expect(status).toBe('error');
		expect(error?.name).toBe('NodeApiError');
		expect(error?.context?.itemIndex).toBe(1);
		expect(outputs.flat()).toEqual([]);
		expect(calls.map(({ query }) => query.instanceName)).toEqual(['t1_one', 't1_locked']);
	});

	it('says which item had the parameter that cannot be used', async () => {
		serveSome();
		const { error } = await runNode({
			items: [{ limit: 1 }, { limit: 'many' }],
			parameters: { limit: '={{ $json.limit }}' },
		});
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.context?.itemIndex).toBe(1);
	});

	it('says which item had the expression that cannot be read', async () => {
		serveSome();
		const { error } = await runNode({
			items: [{}, {}],
			parameters: { search: "={{ $itemIndex === 1 ? $('Nowhere').item.json.name : '' }}" },
		});
		expect(error?.context?.itemIndex).toBe(1);
	});

	it('goes on with the others and tells in its place', async () => {
		serveSome();
		const { outputs, status, error } = await runNode({
			items,
			parameters,
			node: { onError: 'continueRegularOutput' },
		});
		expect(status).toBe('success');
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(1);
		expect(outputs[0].map(({ json }) => json.id ?? json)).toEqual([1, 2, told, 1, 2]);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 2 },
		]);
	});

	it('sends it to the error output, together with the input item', async () => {
		serveSome();
		const { outputs, status } = await runNode({
			items,
			parameters,
			node: { onError: 'continueErrorOutput' },
		});
		expect(status).toBe('success');
		expect(outputs).toHaveLength(2);
		expect(outputs[0].map(({ json }) => json.id)).toEqual([1, 2, 1, 2]);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0].json).toEqual({ ...items[1], ...told });
		expect(outputs[1][0].pairedItem).toEqual({ item: 1 });
	});

	it('continues after a parameter that cannot be used', async () => {
		serveSome();
		const { json } = await runNode({
			items: [{ limit: 0 }, { limit: 1 }],
			parameters: { limit: '={{ $json.limit }}' },
			node: { onError: 'continueRegularOutput' },
		});
		expect(json[0]).toMatchObject({ message: expect.stringContaining('Limit') });
		expect(json.slice(1).map(({ id }) => id)).toEqual([1]);
	});

	it('does not send a contact that has a field "error" to the error output', async () => {
		serve((call) => answerFor(call, [{ id: 1, error: 'not an error' }]));
		const { outputs } = await runNode({ node: { onError: 'continueErrorOutput' } });
		expect(outputs[0]).toHaveLength(1);
		expect(outputs[1]).toEqual([]);
	});

	it('tells an agent what went wrong', async () => {
		serve(() => ({ status: 403, body: { error: 'Plan expired' } }));
		const { json } = await runNode({ node: { rewireOutputLogTo: 'ai_tool' } });
		expect(json[0].error).toContain('Plan expired');
	});
});
