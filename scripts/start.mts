// npm start: builds the package, runs it in a real n8n, shows contacts that came through it, and keeps
// the editor open to play with. It leaves nothing behind but the downloads of the first run.
import { once as eventOnce } from 'node:events';
import { parseArgs } from 'node:util';
import { contactsTable } from './n8n/contacts.mts';
import { type Execution, startExecution, waitForExecution } from './n8n/execution.mts';
import { getN8n, N8N_VERSION } from './n8n/install.mts';
import { listenForInterruption } from './n8n/interruption.mts';
import { STOP_WITHIN } from './n8n/launch.mts';
import { getNode } from './n8n/nodeRuntime.mts';
import { type OpenN8n, openN8n } from './n8n/open.mts';
import { buildPackage, installPackage, packPackage } from './n8n/package.mts';
import { freePort } from './n8n/ports.mts';
import { Problem } from './n8n/problem.mts';
import { endAllProcesses, hasEnded } from './n8n/processes.mts';
import { duration, step } from './n8n/progress.mts';
import { realService, sandboxService, type Service } from './n8n/service.mts';
import { createUserFolder } from './n8n/userFolder.mts';
import { CREDENTIAL_TYPE, filledIn, isWachatNode, readExample } from './n8n/workflow.mts';

const EXAMPLE = 'contacts-to-table';
const N8N_PORT = 5678;
/** A real account may be large, and its API may ask for patience. */
const RUN_WITHIN = 15 * 60_000;

const USAGE = `Usage: npm start [-- --once]

Builds the package and runs it in a real n8n ${N8N_VERSION}, which is downloaded on the first run (3 GB).

  --once   end after the first run of the workflow; the exit code tells whether it was right
  --help   show this

WACHAT_API_KEY and WACHAT_INSTANCE: use this account and instance instead of the sandbox
WACHAT_BASE_URL: another address of the API, together with these two
WACHAT_CACHE_DIR: where downloads are kept`;

/** What is to be undone at the end, last first, when no process runs any more. */
const toUndo: (() => Promise<void>)[] = [];

interface Outcome {
	editor: OpenN8n;
	workflowId: string;
	succeeded: boolean;
}

async function showContacts(): Promise<Outcome> {
	const real = realService(process.env);
	await step('The package is built', buildPackage);
	const editor = await openEditor();
	const service = real ?? (await openSandbox());
	return { editor, ...(await runExample(editor, service)) };
}

async function openEditor(): Promise<OpenN8n> {
	const node = await getNode();
	const n8n = await getN8n(N8N_VERSION, node);
	return await step(`n8n ${N8N_VERSION} with the package`, async (tell) => {
		const userFolder = await createUserFolder();
		toUndo.push(userFolder.remove);
		await installPackage(await packPackage(userFolder.path), userFolder);
		const port = await freePort(N8N_PORT);
		tell(port === N8N_PORT ? `port ${port}` : `port ${port}, because ${N8N_PORT} is taken`);
		const brokerPort = await freePort(N8N_PORT + 1, [port]);
		return await openN8n({ n8n, node, userFolder, port, brokerPort });
	});
}

async function openSandbox(): Promise<Service> {
	return await step('The sandbox, a stand-in of the Wachat API', async (tell) => {
		const service = await sandboxService(tell);
		toUndo.push(service.close);
		return service;
	});
}

/** Runs the example in n8n as a click on "Execute workflow" does, and shows what came of it. */
async function runExample({ rest }: OpenN8n, service: Service): Promise<Omit<Outcome, 'editor'>> {
	const { name, apiKey, baseUrl, instance } = service;
	const credential = await rest.createCredential(name, CREDENTIAL_TYPE, { apiKey, baseUrl });
	const workflow = filledIn(await readExample(EXAMPLE), instance, credential);
	const saved = await rest.createWorkflow(workflow);
	const execution = await step(`The workflow "${workflow.name}"`, async (tell) => {
		const id = await startExecution(rest, saved, workflow);
		const ended = await waitForExecution(rest, id, RUN_WITHIN);
		tell(ended.status);
		return ended;
	});
	const wachat = workflow.nodes.find(isWachatNode)?.name ?? '';
	return { workflowId: saved.id, succeeded: show(execution, wachat, service) };
}

/** Prints the contacts, or why there are none; gives whether all is as it must be. */
function show(execution: Execution, nodeName: string, { people }: Service): boolean {
	const { status, failure } = execution;
	if (status !== 'success') {
		const where = failure?.node === undefined ? '' : ` in "${failure.node}"`;
		console.error(`\nThe workflow failed${where}: ${failure?.message ?? `it ended as ${status}`}`);
		if (failure?.description) console.error(failure.description);
		return false;
	}
	const contacts = execution.itemsOf(nodeName);
	console.log(`\n${contactsTable(contacts)}, read in ${duration(execution.duration)}.`);
	for (const hint of execution.hintsOf(nodeName)) console.error(`n8n remarks: ${hint}`);
	// The real service cannot be known beforehand: there the node itself proves that none is missing,
	// and fails or remarks where it cannot.
	if (people === undefined || contacts.length === people) return true;
	console.error(`That is wrong: the sandbox has ${people} people.`);
	return false;
}

function invitation({ editor: { port, owner }, workflowId }: Outcome): string {
	return `
Open      http://localhost:${port}/workflow/${workflowId}
Sign in   ${owner.email}
Password  ${owner.password}

Ctrl-C ends n8n and removes what it wrote.`;
}

/** The flags, or the exit code if there is nothing to run. */
function readFlags(): { once: boolean } | { exitCode: number } {
	try {
		const { values } = parseArgs({
			options: { once: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
		});
		if (!values.help) return { once: values.once ?? false };
		console.log(USAGE);
		return { exitCode: 0 };
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return { exitCode: 2 };
	}
}

/** Settles only when n8n ends without having been asked. */
async function watch({ process: n8n, log }: OpenN8n): Promise<never> {
	if (!hasEnded(n8n)) await eventOnce(n8n, 'exit');
	throw new Problem(`n8n ended by itself. The end of its log:\n${await log(20)}`);
}

async function run(once: boolean): Promise<number> {
	const interruption = listenForInterruption();
	const outcome = await Promise.race([showContacts(), interruption]);
	if (typeof outcome === 'number') return outcome;
	if (!once) {
		console.log(invitation(outcome));
		await Promise.race([watch(outcome.editor), interruption]);
	}
	return outcome.succeeded ? 0 : 1;
}

async function main(): Promise<number> {
	const flags = readFlags();
	if ('exitCode' in flags) return flags.exitCode;
	try {
		return await run(flags.once);
	} catch (error) {
		console.error(`\n${error instanceof Problem ? error.message : describe(error)}`);
		return 1;
	} finally {
		await endAllProcesses(STOP_WITHIN);
		for (const undo of toUndo.reverse()) await undo();
	}
}

/** An error that nobody foresaw: whoever repairs it needs the stack. */
function describe(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.exit(await main());
