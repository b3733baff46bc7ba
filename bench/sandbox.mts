import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sampleContacts, sampleInstances } from '../sandbox/sample.mts';
import type { Fault } from '../sandbox/faults.mts';
import { endProcess, startProcess } from '../scripts/n8n/processes.mts';
import { outagePages, pagesOf, RATE, type Case } from './cases.mts';
import type { Target } from './contender.mts';

const API_KEY = 'bench-key';
const GRACE = 2000;
/** The limiter forgets a request after a second. */
const LIMITER_MEMORY = 1100;

const [main, branch] = sampleInstances;

/** A sandbox in a process of its own, for one case. */
export interface CaseSandbox {
	apiKey: string;
	target: Target;
	/** The other, small instance. */
	warmUp: Target;
	/** The ids that a complete result holds. */
	expected: ReadonlySet<number>;
	/** Forgets the requests so far, and sets up the case's faults again. */
	prepare: () => Promise<void>;
	/** How many requests came since. */
	countRequests: () => Promise<number>;
	close: () => Promise<void>;
}

function flagsOf({ contacts, latency, obstacle }: Case): string[] {
	const flags = { contacts, latency, port: 0, ...(obstacle === 'limiter' && { rate: RATE }) };
	return Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
}

function expectedIds(contacts: number): Set<number> {
	// The node and its peers leave groups out, as the API does by default.
	return new Set(sampleContacts(main, contacts, 0).map(({ id }) => id));
}

function faultsOf(bench: Case): Fault[] {
	if (bench.obstacle !== 'outage') return [];
	const pages = outagePages(pagesOf(bench));
	return pages.map((page) => ({ when: { page }, times: 1, then: { status: 503 } }));
}

async function findBaseUrl(output: Readable): Promise<string> {
	for await (const line of createInterface({ input: output })) {
		const url = /^Base URL: (\S+)$/.exec(line)?.[1];
		if (url !== undefined) return url;
	}
	throw new Error('The sandbox does not say where it is');
}

/** Starts the command-line sandbox and waits until it says where it is. */
export async function startCaseSandbox(nodeBinary: string, bench: Case): Promise<CaseSandbox> {
	const cli = fileURLToPath(new URL('../sandbox/cli.mts', import.meta.url));
	const args = ['--import', import.meta.resolve('tsx'), cli, ...flagsOf(bench), '--key', API_KEY];
	const child = startProcess(nodeBinary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	const baseUrl = await Promise.race([
		findBaseUrl(child.stdout as Readable),
		once(child, 'exit').then(() => Promise.reject(new Error('The sandbox does not start'))),
	]);
	const control = new URL('/__sandbox/', baseUrl);
	const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
		const response = await fetch(new URL(path, control), {
			method,
			...(body !== undefined && {
				body: JSON.stringify(body),
				headers: { 'content-type': 'application/json' },
			}),
		});
		if (!response.ok) throw new Error(`The sandbox refuses ${path}: ${await response.text()}`);
		return await response.json();
	};
	return {
		apiKey: API_KEY,
		target: { baseUrl, instanceName: main.apiInstanceName },
		warmUp: { baseUrl, instanceName: branch.apiInstanceName },
		expected: expectedIds(bench.contacts),
		prepare: async () => {
			if (bench.obstacle === 'limiter') await sleep(LIMITER_MEMORY);
			await ask('DELETE', 'faults');
			await ask('DELETE', 'requests');
			for (const fault of faultsOf(bench)) await ask('POST', 'faults', fault);
		},
		countRequests: async () => {
			const { requests } = (await ask('GET', 'requests')) as { requests: unknown[] };
			return requests.length;
		},
		close: async () => {
			await endProcess(child, GRACE);
		},
	};
}
