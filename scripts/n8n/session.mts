import { rm } from 'node:fs/promises';
import { startSandbox, type Sandbox } from '../../sandbox/server.mts';
import { getN8n, type N8n, N8N_VERSION } from './install.mts';
import { listenForInterruption } from './interruption.mts';
import { STOP_WITHIN } from './launch.mts';
import { createPassingFolder } from './leftovers.mts';
import { getNode, type NodeRuntime, runningNode } from './nodeRuntime.mts';
import { buildPackage, packPackage } from './package.mts';
import { Problem } from './problem.mts';
import { endAllProcesses, REMOVAL } from './processes.mts';
import { step } from './progress.mts';
import type { N8nRest, Saved } from './rest.mts';
import { CREDENTIAL_TYPE } from './workflow.mts';

/** What is to be undone at the end, last first, when no process runs any more. */
export type ToUndo = (() => Promise<void>)[];

/** The exit code of something that could not even begin, because a program is missing. */
const NOT_RUN = 3;

/** A program that is not installed here; says how to get it. */
export class Missing extends Problem {}

/** Work that goes on until somebody interrupts it, or until it breaks. */
export interface OpenEnd {
	exitCode: number;
	breaks: Promise<never>;
}

/**
 * Does the work, ends whatever it started (forcing what takes longer than `grace` ms) and leaves nothing
 * behind; gives the exit code.
 */
export async function session(
	work: (toUndo: ToUndo) => Promise<number | OpenEnd>,
	grace = STOP_WITHIN,
): Promise<number> {
	const toUndo: ToUndo = [];
	const interruption = listenForInterruption();
	try {
		const result = await Promise.race([work(toUndo), interruption]);
		if (typeof result === 'number') return result;
		await Promise.race([result.breaks, interruption]);
		return result.exitCode;
	} catch (error) {
		console.error(`\n${error instanceof Problem ? error.message : describe(error)}`);
		return error instanceof Missing ? NOT_RUN : 1;
	} finally {
		await endAllProcesses(grace);
		for (const undo of toUndo.reverse()) await undo().catch(console.error);
	}
}

/** An error that nobody foresaw: whoever repairs it needs the stack. */
function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What every n8n of a session is made of. */
export interface Parts {
	n8n: N8n;
	node: NodeRuntime;
	/** The package as it would be published. */
	tarball: string;
}

export interface Versions {
	/** Of n8n. */
	version?: string;
	/** Whether n8n runs on the Node that runs this script. */
	onRunningNode?: boolean;
}

/** Builds and packs the package, and gets n8n and its Node, from the registry on first use. */
export async function getParts(
	{ version = N8N_VERSION, onRunningNode = false }: Versions,
	toUndo: ToUndo,
): Promise<Parts> {
	const tarball = await step('The package, built and packed', async () => {
		await buildPackage();
		const folder = await createPassingFolder('n8n-nodes-wachat-package');
		toUndo.push(async () => {
			await rm(folder, REMOVAL);
		});
		return await packPackage(folder);
	});
	const node = onRunningNode ? runningNode() : await getNode();
	return { n8n: await getN8n(version, node), node, tarball };
}

/** The stand-in of the API; ends with the session. */
export async function openSandbox(
	options: { contacts: number; port?: number },
	toUndo: ToUndo,
): Promise<Sandbox> {
	const sandbox = await startSandbox(options);
	toUndo.push(async () => {
		await sandbox.close();
	});
	return sandbox;
}

/** A credential in n8n for an account of the real API or its stand-in. */
export async function createCredential(
	rest: N8nRest,
	{ apiKey, baseUrl }: { apiKey: string; baseUrl?: string },
	name = 'Wachat (sandbox)',
): Promise<Saved> {
	return await rest.createCredential(name, CREDENTIAL_TYPE, { apiKey, baseUrl });
}
