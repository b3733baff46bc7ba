import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Response } from 'express';
import type { Saved } from '../scripts/n8n/rest.mts';
import type { Workflow } from '../scripts/n8n/workflow.mts';

/** A tool as a language model sees it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: Record<string, unknown>;
}

interface ChatRequest {
	messages: { role: string; content: unknown }[];
	tools?: { function: OfferedTool }[];
	stream?: boolean;
}

/** Stands in for a language model: speaks OpenAI's chat API, and knows one thing to do. */
export interface ChatModel {
	baseUrl: string;
	/** With what it calls the tool. */
	toolArguments: Record<string, unknown>;
	/** The tools it was offered last. */
	tools: OfferedTool[];
	/** What the tool answered last. */
	toolAnswer: string;
	close: () => Promise<void>;
}

/** A workflow with a message as if it came from the chat, and with this credential for its chat model. */
export function withChat(workflow: Workflow, chatInput: string, { id, name }: Saved): Workflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.lmChatOpenAi')
			? { ...node, credentials: { openAiApi: { id, name } } }
			: node,
	);
	const trigger = workflow.nodes.find(({ type }) => type.endsWith('Trigger'));
	const message = { sessionId: 'e2e', action: 'sendMessage', chatInput };
	// n8n starts a workflow with the data that is pinned to its trigger, here instead of its chat window.
	const pinned = { pinData: { [trigger?.name ?? '']: [{ json: message }] } };
	return { ...workflow, nodes, ...pinned };
}

/** What a scripted model does beside answering with what the tool said last. */
export interface Script {
	/** How often it calls the tool first; once if left out. */
	calls?: number;
	/** Which tool; the first that it is offered, if left out. */
	toolName?: string;
}

/** A model that first calls a tool, then answers with what the tool said. */
export async function startChatModel(
	toolArguments: Record<string, unknown>,
	{ calls = 1, toolName }: Script = {},
): Promise<ChatModel> {
	const app = express();
	app.post('/v1/chat/completions', express.json({ limit: '10mb' }), ({ body }, response) => {
		const { messages, tools = [], stream = false } = body as ChatRequest;
		model.tools = tools.map((tool) => tool.function);
		const answers = messages.filter(({ role }) => role === 'tool');
		if (answers.length < calls) {
			const name = toolName ?? model.tools[0]?.name ?? 'none';
			send(response, callOf(name, model.toolArguments, answers.length + 1), stream);
			return;
		}
		const content = answers.at(-1)?.content;
		model.toolAnswer = typeof content === 'string' ? content : JSON.stringify(content);
		const answer = `The tool says: ${model.toolAnswer}`;
		send(response, { role: 'assistant', content: answer }, stream);
	});
	const server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const model: ChatModel = {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		toolArguments,
		tools: [],
		toolAnswer: '',
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
	return model;
}

function callOf(
	name: string,
	toolArguments: Record<string, unknown>,
	number: number,
): Record<string, unknown> {
	const call = { name, arguments: JSON.stringify(toolArguments) };
	const tool_calls = [{ index: 0, id: `call_${number}`, type: 'function', function: call }];
	return { role: 'assistant', content: null, tool_calls };
}

/** As one answer, or as a stream of one piece. */
function send(response: Response, message: Record<string, unknown>, stream: boolean): void {
	const finish_reason = message.content === null ? 'tool_calls' : 'stop';
	const common = { id: 'chat-1', created: 0, model: 'scripted' };
	if (!stream) {
		const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
		const choices = [{ index: 0, message, finish_reason }];
		response.json({ ...common, object: 'chat.completion', choices, usage });
		return;
	}
	response.type('text/event-stream');
	const pieces = [
		{ index: 0, delta: message, finish_reason: null },
		{ index: 0, delta: {}, finish_reason },
	];
	for (const piece of pieces) {
		const chunk = { ...common, object: 'chat.completion.chunk', choices: [piece] };
		response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}
