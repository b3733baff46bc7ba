import { isSender, sendingAtOnce, TOOL_TYPE } from '../../scripts/n8n/workflow.mts';
import { files, notesOf, read } from './library.mts';

const sending = files.filter((file) => read(file).nodes.some(isSender));

test('most examples send', () => {
	expect(sending.length).toBeGreaterThanOrEqual(6);
});

describe.each(sending)('%s', (file) => {
	const workflow = read(file);
	const senders = workflow.nodes.filter(isSender);

	test('sends nothing as it is imported, and says so', () => {
		for (const { parameters } of senders) expect(parameters.preview).toBe(true);
		expect(notesOf(workflow)).toContain('**Nothing is sent yet:** *Preview Only* is on');
		expect(notesOf(workflow)).toContain('turn *Preview Only* off');
	});

	test('pauses between two messages, as the node does by itself', () => {
		for (const { parameters } of senders) {
			expect(parameters).not.toHaveProperty('pauseMin');
			expect(parameters).not.toHaveProperty('pauseMax');
		}
	});

	test('writes to each person once, and to all others where one cannot be written to', () => {
		for (const { type, parameters, onError } of senders) {
			// One call of the tool sends one message, which somebody has approved.
			if (type === TOOL_TYPE) continue;
			expect(parameters.options).toHaveProperty('onlyOnce', expect.stringMatching(/^=.*\{\{/));
			expect(onError).toBe('continueRegularOutput');
		}
	});

	test('greets nobody without a name as "null"', () => {
		const greetings = JSON.stringify(workflow.nodes).match(/Hello \{\{.*?\}\}/g) ?? [];
		for (const greeting of greetings) expect(greeting).toContain('|| \\"there\\"');
	});

	test('sends at once for the sandbox, and is otherwise the same', () => {
		const ready = sendingAtOnce(workflow);
		for (const { parameters } of ready.nodes.filter(isSender)) {
			expect(parameters).toMatchObject({ preview: false, pauseMin: 0, pauseMax: 0 });
		}
		const others = (nodes: typeof ready.nodes) => nodes.filter((node) => !isSender(node));
		expect(others(ready.nodes)).toEqual(others(workflow.nodes));
	});
});

test('the agent reaches the tool that sends only through a person', () => {
	const { nodes, connections } = read('ai-agent-send-after-approval.json');
	const [sender] = nodes.filter(isSender);
	const targets = connections[sender?.name ?? '']?.ai_tool?.flat() ?? [];
	const types = targets.map((target) => nodes.find(({ name }) => name === target?.node)?.type);
	expect(types).toEqual(['@n8n/n8n-nodes-langchain.chatHitlTool']);
});
