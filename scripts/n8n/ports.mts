import { createServer } from 'node:net';
import { Problem } from './problem.mts';
import { isErrno } from './processes.mts';

const TRIES = 50;

/** The first port, from `wanted` upwards, that nobody listens on and that is not `taken` here. */
export async function freePort(wanted: number, taken: number[] = []): Promise<number> {
	for (let port = wanted; port < wanted + TRIES && port <= 65_535; port += 1) {
		if (!taken.includes(port) && (await isFree(port))) return port;
	}
	throw new Problem(`No free port from ${wanted} on: end a program that listens there.`);
}

/** `localhost` may mean either address: both must be free, or the browser reaches somebody else. */
async function isFree(port: number): Promise<boolean> {
	return (await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'));
}

async function canListen(port: number, host: string): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error) => {
			if (isErrno(error, 'EADDRINUSE', 'EACCES')) resolve(false);
			// A machine without IPv6 has nobody there either.
			else if (isErrno(error, 'EADDRNOTAVAIL', 'EAFNOSUPPORT')) resolve(true);
			else reject(error);
		});
		server.listen({ port, host, exclusive: true }, () => {
			server.close(() => {
				resolve(true);
			});
		});
	});
}
