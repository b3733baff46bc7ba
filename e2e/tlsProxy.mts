// A way in by https, as a reverse proxy in front of n8n is: it ends TLS and hands everything on as it is.
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import getPort from 'get-port';
import { createPassingFolder } from '../scripts/n8n/leftovers.mts';
import { outputOf } from '../scripts/n8n/problem.mts';
import { REMOVAL, runProcess } from '../scripts/n8n/processes.mts';
import { Missing, type ToUndo } from '../scripts/n8n/session.mts';

export interface TlsProxy {
	/** What n8n has to call itself. */
	url: string;
	/** Where requests go from now on. */
	leadTo: (port: number) => void;
}

/** A key and a certificate that this machine signed itself. */
async function makeCertificate(toUndo: ToUndo): Promise<{ key: Buffer; cert: Buffer }> {
	const folder = await createPassingFolder('n8n-nodes-wachat-tls');
	toUndo.push(async () => {
		await rm(folder, REMOVAL);
	});
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
	const about = ['-days', '1', '-subj', '/CN=localhost'];
	const args = ['req', '-x509', ...kind, ...about, '-keyout', key, '-out', cert];
	const made = runProcess('openssl', args, { cwd: folder }).catch(() => {
		throw new Missing('OpenSSL is not installed here: apt-get install -y openssl');
	});
	await outputOf(made, 'OpenSSL made no certificate');
	return { key: await readFile(key), cert: await readFile(cert) };
}

/** Ends with the session. */
export async function startTlsProxy(toUndo: ToUndo): Promise<TlsProxy> {
	let target = 0;
	const server = createServer(await makeCertificate(toUndo), (incoming) => {
		const outgoing = connect(target, '127.0.0.1');
		incoming.pipe(outgoing).pipe(incoming);
		for (const socket of [incoming, outgoing]) {
			socket.on('error', () => {
				incoming.destroy();
				outgoing.destroy();
			});
		}
	});
	const port = await getPort();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	toUndo.push(async () => {
		server.close();
		await Promise.resolve();
	});
	return { url: `https://localhost:${port}`, leadTo: (to) => void (target = to) };
}
