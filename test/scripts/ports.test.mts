import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { freePort } from '../../scripts/n8n/ports.mts';

let server: Server;
let port: number;

beforeEach(async () => {
	server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	({ port } = server.address() as AddressInfo);
});

afterEach(async () => {
	server.close();
	await once(server, 'close');
});

test('passes over a port on which somebody listens', async () => {
	expect(await freePort(port)).toBeGreaterThan(port);
});

test('passes over a port that the caller has given away', async () => {
	const first = await freePort(port);
	expect(await freePort(port, [first])).toBeGreaterThan(first);
});

test('gives the wanted port when it is free', async () => {
	const free = await freePort(port);
	expect(await freePort(free)).toBe(free);
});
