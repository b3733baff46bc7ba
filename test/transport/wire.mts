// A client on n8n's own request helper, and servers that say just what a test wants, on loopback.
import { LoadOptionsContext } from 'n8n-core';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Workflow } from 'n8n-workflow';
import {
	credentialReference,
	node,
	nodeTypesOf,
	plainType,
	surroundings,
} from '../engine/host.mts';
import {
	createClient,
	type ClientOptions,
	type WachatClient,
} from '../../nodes/Wachat/transport/wachatRequest.ts';

/** What a server does with a request: writes raw bytes, then closes or keeps the connection. */
export type Behaviour = (socket: Socket, request: string, number: number) => void;

export interface WireServer {
	url: string;
	/** Each request as it came, headers and body. */
	requests: string[];
	/** How many connections were opened. */
	connections: () => number;
}

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
	for (const socket of sockets) socket.destroy();
	await Promise.all(
		servers.splice(0).map(async (server) => {
			server.close();
			await once(server, 'close');
		}),
	);
});

/** The first byte of a TLS handshake: a server for plain http does not wait for more of that. */
const HANDSHAKE = '\x16';

function isWhole(text: string): boolean {
	if (text.startsWith(HANDSHAKE)) return true;
	const [head, body] = text.split('\r\n\r\n');
	const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
	return body !== undefined && Buffer.byteLength(body) >= length;
}

/** Listens, and does `behave` with each whole request. */
export async function listen(behave: Behaviour): Promise<WireServer> {
	const requests: string[] = [];
	let connections = 0;
	const server = createServer((socket) => {
		connections++;
		sockets.add(socket);
		let text = '';
		socket.on('error', () => undefined);
		socket.on('data', (bytes) => {
			text += bytes.toString();
			if (!isWhole(text)) return;
			requests.push(text);
			text = '';
			behave(socket, requests[requests.length - 1], requests.length);
		});
	});
	servers.push(server);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return { url: `http://127.0.0.1:${port}`, requests, connections: () => connections };
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<string> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return `http://127.0.0.1:${port}`;
}

/** An answer that leaves the connection open, as most servers do. */
export function answer(body: string | Buffer, status = '200 OK', headers: string[] = []): Buffer {
	const bytes = Buffer.from(body);
	const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...headers, '', ''];
	return Buffer.concat([Buffer.from(lines.join('\r\n')), bytes]);
}

/** A client as the node's, with no time for retries if none is given. */
export async function clientFor(
	baseUrl: string,
	options: Partial<ClientOptions> = {},
): Promise<WachatClient> {
	const workflow = new Workflow({
		active: false,
		nodes: [node('Wachat', 'wachat', { credentials: credentialReference })],
		connections: {},
		nodeTypes: nodeTypesOf({ wachat: withCredential() }),
	});
	const data = { ...surroundings({ baseUrl }), currentNodeParameters: {} };
	const context = new LoadOptionsContext(workflow, workflow.nodes.Wachat, data, 'parameters');
	const usual = { itemIndex: 0, timeout: 5000, retryTime: 0, concurrency: 5 };
	return await createClient(context, { ...usual, ...options });
}

function withCredential() {
	const type = plainType('Wachat');
	type.description.credentials = [{ name: 'wachatApi', required: true }];
	return type;
}
