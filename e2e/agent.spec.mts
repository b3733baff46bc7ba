import assert from 'node:assert/strict';
import { filledIn, readExample, type Workflow } from '../scripts/n8n/workflow.mts';
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

const test = base.extend<{
	/** Lets the agent of the example answer, with a model that searches for this text. */
	converse: (search: string, change?: (workflow: Workflow) => Workflow) => Promise<Conversation>;
}>({
	converse: async ({ n8n, workflows, credential }, use) => {
		await use(async (search, change = (workflow) => workflow) => {
			const model = await startChatModel({ search });
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

	test('Also without a description of the user', async ({ converse }) => {
		const { tool } = await converse('Maria', withAutomaticDescription);
		expect(tool.description).toMatch(/contacts/i);
	});
});
