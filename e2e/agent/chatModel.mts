import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A tool as a language model sees it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: Record<string, unknown>;
}

interface Message {
	role: string;
	content: unknown;
}

interface ChatRequest {
	messages: Message[];
	tools?: { function: OfferedTool }[];
	stream?: boolean;
}

/** Stands in for a language model: speaks OpenAI's chat API, and knows one thing to do. */
export interface ChatModel {
	baseUrl: string;
	/** The tools it was offered last. */
	tools: OfferedTool[];
	/** What the tool answered last. */
	toolAnswer: string;
	close: () => Promise<void>;
}

/** A model that first calls the first tool it is offered, then answers with what the tool said. */
export async function startChatModel(toolArguments: Record<string, unknown>): Promise<ChatModel> {
	const server = createServer((request, response) => {
		void answer(request, response);
	});
	const model: ChatModel = {
		baseUrl: '',
		tools: [],
		toolAnswer: '',
		close: async () => {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const asked = JSON.parse(await bodyOf(request)) as ChatRequest;
		model.tools = (asked.tools ?? []).map((tool) => tool.function);
		const last = asked.messages.at(-1);
		if (last?.role === 'tool') model.toolAnswer = textOf(last.content);
		const message =
			last?.role === 'tool'
				? { role: 'assistant', content: `The tool says: ${model.toolAnswer}` }
				: callOf(model.tools[0]?.name ?? 'none', toolArguments);
		send(response, message, asked.stream ?? false);
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	model.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
	return model;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}

function textOf(content: unknown): string {
	return typeof content === 'string' ? content : JSON.stringify(content);
}

function callOf(name: string, toolArguments: Record<string, unknown>): Record<string, unknown> {
	const call = {
		id: 'call_1',
		type: 'function',
		function: { name, arguments: JSON.stringify(toolArguments) },
	};
	return { role: 'assistant', content: null, tool_calls: [{ index: 0, ...call }] };
}

/** As one answer, or as a stream of one piece. */
function send(response: ServerResponse, message: Record<string, unknown>, stream: boolean): void {
	const finish_reason = message.content === null ? 'tool_calls' : 'stop';
	const common = { id: 'chat-1', created: 0, model: 'scripted' };
	if (!stream) {
		const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
		const choices = [{ index: 0, message, finish_reason }];
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ ...common, object: 'chat.completion', choices, usage }));
		return;
	}
	response.setHeader('content-type', 'text/event-stream');
	for (const choice of [
		{ index: 0, delta: message, finish_reason: null },
		{ index: 0, delta: {}, finish_reason },
	]) {
		const chunk = { ...common, object: 'chat.completion.chunk', choices: [choice] };
		response.write(`data: ${JSON.stringify(chunk)}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}
