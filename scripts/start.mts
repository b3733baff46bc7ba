// npm start: builds the package, runs it in a real n8n, shows what an example workflow does with it, and
// keeps the editor open to play with. It leaves nothing behind but the downloads of the first run.
import getPort, { portNumbers } from 'get-port';
import { N8N_VERSION } from './n8n/install.mts';
import { OpenN8n } from './n8n/open.mts';
import { step, type Tell } from './n8n/progress.mts';
import { realService, type Service } from './n8n/service.mts';
import { createCredential, getParts, openSandbox, session, type ToUndo } from './n8n/session.mts';
import type { Shown, Stage } from './n8n/show.mts';
import { showContacts } from './n8n/showContacts.mts';
import { showFollowUp } from './n8n/showFollowUp.mts';
import { type Example, exampleFor, readStartFlags, USAGE } from './n8n/startFlags.mts';
import type { StartFlags } from './n8n/startFlags.mts';

const N8N_PORT = 5678;
const SANDBOX_PORT = 4010;
const SANDBOX_PEOPLE = 250;

const SHOWS: Record<Example, (stage: Stage) => Promise<Shown>> = {
	contacts: showContacts,
	'follow-up': showFollowUp,
};

interface Outcome extends Shown {
	editor: OpenN8n;
}

async function show(flags: StartFlags, toUndo: ToUndo): Promise<Outcome> {
	const real = realService(process.env);
	const parts = await getParts({}, toUndo);
	const editor = await step(`n8n ${N8N_VERSION} with the package`, async (tell) => {
		const port = await preferred(N8N_PORT, tell);
		return await OpenN8n.open(parts, { port }, toUndo);
	});
	const service = real ?? (await sandboxService(toUndo));
	const { rest } = editor;
	const credential = await createCredential(rest, service, service.name);
	const example = exampleFor(flags, service.sandbox !== undefined);
	return { editor, ...(await SHOWS[example]({ rest, service, credential })) };
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
		const sandbox = await openSandbox({ contacts: SANDBOX_PEOPLE, port }, toUndo);
		const { apiKey, baseUrl } = sandbox;
		const instance = { apiName: 't1_sandbox_main_shop', label: 'Main Shop' };
		return { name: 'Wachat (sandbox)', apiKey, baseUrl, instance, sandbox };
	});
}

function invitation({ editor: { port, owner }, workflowId }: Outcome): string {
	return `
Open      http://localhost:${port}/workflow/${workflowId}
Sign in   ${owner.email}
Password  ${owner.password}

Ctrl-C ends n8n and removes what it wrote.`;
}

/** The flags, or the exit code if there is nothing to run. */
function readFlags(): StartFlags | { exitCode: number } {
	try {
		const flags = readStartFlags(process.argv.slice(2));
		if (!flags.help) return flags;
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
				const outcome = await show(flags, toUndo);
				const exitCode = outcome.succeeded ? 0 : 1;
				if (flags.once) return exitCode;
				console.log(invitation(outcome));
				return { exitCode, breaks: outcome.editor.breaks() };
			}),
);
