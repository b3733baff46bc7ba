import assert from 'node:assert/strict';
import { filledIn, readExample, type Workflow } from '../../scripts/n8n/workflow.mts';
import type { Saved } from '../../scripts/n8n/rest.mts';
import type { Part } from '../checks.mts';
import { MAIN_SHOP, type Setting } from '../setting.mts';
import { ended, start } from '../workflows.mts';
import { type ChatModel, type OfferedTool, startChatModel } from './chatModel.mts';

const EXAMPLE = 'ai-agent-contact-lookup';
const QUESTION = 'What is the phone number of this person?';

interface Conversation {
	/** What the agent said in the end. */
	answer: string;
	tool: OfferedTool;
	toolAnswer: string;
}

/** The example as a person fills it in, with a message as if it came from the chat. */
async function filledExample(setting: Setting, model: ChatModel): Promise<Workflow> {
	const { credential, rest } = setting;
	const openAi = await rest.createCredential('Scripted model', 'openAiApi', {
		apiKey: 'none',
		url: model.baseUrl,
	});
	const example = withChatModel(
		filledIn(await readExample(EXAMPLE), MAIN_SHOP, credential),
		openAi,
	);
	const trigger = example.nodes.find(({ type }) => type.endsWith('Trigger'));
	const message = { sessionId: 'e2e', action: 'sendMessage', chatInput: QUESTION };
	// n8n starts a workflow with the data that is pinned to its trigger, here instead of its chat window.
	const pinned = { pinData: { [trigger?.name ?? '']: [{ json: message }] } };
	return { ...example, ...pinned };
}

function withChatModel(workflow: Workflow, { id, name }: Saved): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.lmChatOpenAi')
			? { ...node, credentials: { openAiApi: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

/** Lets the agent of the example answer, with a model that searches for this text. */
async function converse(
	setting: Setting,
	search: string,
	change = (workflow: Workflow) => workflow,
): Promise<Conversation> {
	const model = await startChatModel({ search });
	try {
		const workflow = change(await filledExample(setting, model));
		const run = await ended(setting, await start(setting, workflow));
		assert.equal(
			run.status,
			'success',
			`${run.failure?.message} ${run.failure?.description ?? ''}`,
		);
		const [tool] = model.tools;
		assert(tool !== undefined, 'the model was offered no tool');
		const agent = workflow.nodes.find(({ type }) => type.endsWith('.agent'));
		const [item] = run.itemsOf(agent?.name ?? '');
		return { answer: String(item?.output), tool, toolAnswer: model.toolAnswer };
	} finally {
		await model.close();
	}
}

async function looksUp(setting: Setting): Promise<string> {
	const person = setting.sandbox.list().contacts.find(({ name, chat }) => name && chat);
	assert(person?.name && person.phone);
	const { answer, toolAnswer } = await converse(setting, person.name);
	assert(toolAnswer.includes(person.phone), `the tool said: ${toolAnswer}`);
	assert(answer.includes(person.phone), `the agent said: ${answer}`);
	const [asked] = setting.sandbox.requests;
	assert.equal(asked?.query.q, person.name, 'the API was asked for something else');
	return `${person.name}, ${person.phone}`;
}

async function explainsItself(setting: Setting): Promise<string> {
	const { tool } = await converse(setting, 'Maria');
	assert.equal(tool.name, 'Look_up_contacts');
	assert.match(tool.description, /people.*WhatsApp contacts.*name or phone number/);
	const { properties, required } = tool.parameters as {
		properties: Record<string, { type: string; description: string }>;
		required?: string[];
	};
	assert.deepEqual(Object.keys(properties), ['search'], 'the model fills in one field');
	assert.equal(properties.search?.type, 'string');
	assert.match(properties.search.description, /name to look up.*phone number/);
	assert.deepEqual(required, ['search']);
	return `${tool.name}(search)`;
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

async function explainsItselfUnaided(setting: Setting): Promise<string> {
	const { tool } = await converse(setting, 'Maria', withAutomaticDescription);
	assert.match(tool.description, /contacts/i);
	return tool.description;
}

export const agent: Part = {
	title: 'AI agents',
	checks: [
		{ name: `${EXAMPLE}.json looks a person up`, run: looksUp },
		{ name: 'The tool tells a model how to look a person up', run: explainsItself },
		{ name: 'Also without a description of the user', run: explainsItselfUnaided },
	],
};
