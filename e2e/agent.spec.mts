import assert from 'node:assert/strict';
import { filledIn, readExample, TOOL_TYPE, type Workflow } from '../scripts/n8n/workflow.mts';
import { type OfferedTool, startChatModel, withChat } from './chatModel.mts';
import { expect, test as base } from './fixtures.mts';
import { MAIN_SHOP } from './workflows.mts';

const EXAMPLE = 'ai-agent-contact-lookup';
const QUESTION = 'What is the phone number of this person?';

interface Conversation {
	/** What the agent said in the end. */
	answer: string;
	tool: OfferedTool;
	toolAnswer: string;
}

/** Without a text of the user's own, n8n makes one of the node's descriptions. */
function withAutomaticDescription(workflow: Workflow): Workflow {
	const nodes = workflow.nodes.map((node) => {
		const { descriptionType, toolDescription, ...parameters } = node.parameters;
		return toolDescription === undefined || descriptionType === undefined
			? node
			: { ...node, parameters };
	});
	return { ...workflow, nodes };
}

/** The tool sends; the model says to whom, and what. */
function withSending(workflow: Workflow): Workflow {
	const fromModel = (name: string) => `={{ $fromAI('${name}', 'The ${name}', 'string') }}`;
	const parameters = {
		...{ resource: 'message', operation: 'sendText' },
		...{ to: fromModel('to'), message: fromModel('message') },
	};
	const nodes = workflow.nodes.map((node) =>
		node.type === TOOL_TYPE
			? {
					...node,
					parameters: { ...parameters, instanceName: node.parameters.instanceName },
				}
			: node,
	);
	return { ...workflow, nodes };
}

interface Talk {
	model: Parameters<typeof startChatModel>;
	change?: (workflow: Workflow) => Workflow;
}

const test = base.extend<{
	/** Lets the agent of the example, changed like this, answer with such a model. */
	talk: (how: Talk) => Promise<Conversation>;
	/** Lets the agent of the example answer, with a model that searches for this text. */
	converse: (search: string, change?: (workflow: Workflow) => Workflow) => Promise<Conversation>;
	/** Lets an agent send, with a model that asks for the same message twice. */
	sendTwice: () => Promise<Conversation>;
}>({
	converse: async ({ talk }, use) => {
		await use(async (search, change) => await talk({ model: [{ search }], change }));
	},
	sendTwice: async ({ talk }, use) => {
		const said = { to: '+62 812-3456-789', message: 'Hello' };
		await use(async () => await talk({ model: [said, { calls: 2 }], change: withSending }));
	},
	talk: async ({ n8n, workflows, credential }, use) => {
		await use(async ({ model: how, change = (workflow) => workflow }) => {
			const model = await startChatModel(...how);
			try {
				const data = { apiKey: 'none', url: model.baseUrl };
				const openAi = await n8n.rest.createCredential('Scripted model', 'openAiApi', data);
				const example = filledIn(await readExample(EXAMPLE), MAIN_SHOP, credential);
				const run = await workflows.run(withChat(change(example), QUESTION, openAi));
				expect(run).toMatchObject({ status: 'success' });
				const [tool] = model.tools;
				assert(tool !== undefined, 'the model was offered no tool');
				const agent = example.nodes.find(({ type }) => type.endsWith('.agent'));
				const [item] = run.itemsOf(agent?.name ?? '');
				return { answer: String(item?.output), tool, toolAnswer: model.toolAnswer };
			} finally {
				await model.close();
			}
		});
	},
});

test.describe('AI agents', () => {
	test(`${EXAMPLE}.json looks a person up`, async ({ converse, sandbox }) => {
		const person = sandbox.list().contacts.find(({ name, chat }) => name && chat);
		assert(person?.name && person.phone);
		const { answer, toolAnswer } = await converse(person.name);
		expect(toolAnswer).toContain(person.phone);
		expect(answer).toContain(person.phone);
		expect(sandbox.requests[0]?.query.q).toBe(person.name);
	});

	test('The tool tells a model how to look a person up', async ({ converse }) => {
		const { tool } = await converse('Maria');
		expect(tool.name).toBe('Look_up_contacts');
		expect(tool.description).toMatch(/people.*WhatsApp contacts.*name or phone number/);
		const { properties, required } = tool.parameters;
		// The model fills in one field.
		const description: unknown = expect.stringMatching(/name to look up.*phone number/);
		expect(properties).toEqual({
			search: expect.objectContaining({ type: 'string', description }),
		});
		expect(required).toEqual(['search']);
	});

	test('A message that the model asks for twice is sent once', async ({ sendTwice, sandbox }) => {
		const { toolAnswer } = await sendTwice();
		expect(toolAnswer).toContain('queued');
		expect(sandbox.messages.map(({ body }) => body.number)).toEqual(['628123456789']);
	});

	test('Nor is one sent again that may have arrived, and the model is told', async ({
		sendTwice,
		sandbox,
	}) => {
		sandbox.faults.add({ when: { path: '/send/text' }, then: { taken: true, reset: true } });
		const { toolAnswer } = await sendTwice();
		expect(toolAnswer).toMatch(/unknown.*Do not send it again/);
		expect(sandbox.requests.filter(({ recipient }) => recipient !== undefined)).toHaveLength(1);
	});

	test('Also without a description of the user', async ({ converse }) => {
		const { tool } = await converse('Maria', withAutomaticDescription);
		expect(tool.description).toMatch(/contacts/i);
	});
});
