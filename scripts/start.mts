// npm start: builds the package, runs it in a real n8n, shows contacts that came through it, and keeps
// the editor open to play with. It leaves nothing behind but the downloads of the first run.
import { parseArgs } from 'node:util';
import getPort, { portNumbers } from 'get-port';
import { contactsTable } from './n8n/contacts.mts';
import { type Execution, startExecution, waitForExecution } from './n8n/execution.mts';
import { N8N_VERSION } from './n8n/install.mts';
import { OpenN8n } from './n8n/open.mts';
import { duration, step, type Tell } from './n8n/progress.mts';
import { realService, type Service } from './n8n/service.mts';
import { createCredential, getParts, openSandbox, session, type ToUndo } from './n8n/session.mts';
import { filledIn, isWachatNode, readExample } from './n8n/workflow.mts';

const EXAMPLE = 'contacts-to-table';
const N8N_PORT = 5678;
const SANDBOX_PORT = 4010;
const SANDBOX_PEOPLE = 250;
/** A real account may be large, and its API may ask for patience. */
const RUN_WITHIN = 15 * 60_000;

const USAGE = `Usage: npm start [-- --once]

Builds the package and runs it in a real n8n ${N8N_VERSION}, which is downloaded on the first run (3 GB).

  --once   end after the first run of the workflow; the exit code tells whether it was right
  --help   show this

WACHAT_API_KEY and WACHAT_INSTANCE: use this account and instance instead of the sandbox
WACHAT_BASE_URL: another address of the API, together with these two
WACHAT_CACHE_DIR: where downloads are kept`;

interface Outcome {
	editor: OpenN8n;
	workflowId: string;
	succeeded: boolean;
}

async function showContacts(toUndo: ToUndo): Promise<Outcome> {
	const real = realService(process.env);
	const parts = await getParts({}, toUndo);
	const editor = await step(`n8n ${N8N_VERSION} with the package`, async (tell) => {
		const port = await preferred(N8N_PORT, tell);
		return await OpenN8n.open(parts, { port }, toUndo);
	});
	const service = real ?? (await sandboxService(toUndo));
	return { editor, ...(await runExample(editor, service)) };
}

/** That port, or one of the next where somebody listens there. */
async function preferred(wanted: number, tell: Tell): Promise<number> {
	const port = await getPort({ port: portNumbers(wanted, wanted + 50) });
	tell(port === wanted ? `port ${port}` : `port ${port}, because ${wanted} is taken`);
	return port;
}

/** The stand-in on this machine, with people enough for several pages. */
async function sandboxService(toUndo: ToUndo): Promise<Service> {
	return await step('The sandbox, a stand-in of the Wachat API', async (tell) => {
		const port = await preferred(SANDBOX_PORT, tell);
		const { apiKey, baseUrl } = await openSandbox({ contacts: SANDBOX_PEOPLE, port }, toUndo);
		const instance = { apiName: 't1_sandbox_main_shop', label: 'Main Shop' };
		return { name: 'Wachat (sandbox)', apiKey, baseUrl, instance, people: SANDBOX_PEOPLE };
	});
}

/** Runs the example in n8n as a click on "Execute workflow" does, and shows what came of it. */
async function runExample({ rest }: OpenN8n, service: Service): Promise<Omit<Outcome, 'editor'>> {
	const credential = await createCredential(rest, service, service.name);
	const workflow = filledIn(await readExample(EXAMPLE), service.instance, credential);
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

const flags = readFlags();
process.exit(
	'exitCode' in flags
		? flags.exitCode
		: await session(async (toUndo) => {
				const outcome = await showContacts(toUndo);
				const exitCode = outcome.succeeded ? 0 : 1;
				if (flags.once) return exitCode;
				console.log(invitation(outcome));
				return { exitCode, breaks: outcome.editor.breaks() };
			}),
);
