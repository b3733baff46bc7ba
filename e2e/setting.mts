import { startSandbox, type Sandbox } from '../sandbox/server.mts';
import { getN8n } from '../scripts/n8n/install.mts';
import { getNode, type NodeRuntime, runningNode } from '../scripts/n8n/nodeRuntime.mts';
import { type OpenN8n, openN8n } from '../scripts/n8n/open.mts';
import { buildPackage, installPackage, packPackage } from '../scripts/n8n/package.mts';
import { freePort } from '../scripts/n8n/ports.mts';
import { step } from '../scripts/n8n/progress.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { createUserFolder } from '../scripts/n8n/userFolder.mts';
import { CREDENTIAL_TYPE, type Instance } from '../scripts/n8n/workflow.mts';
import type { Flags } from './flags.mts';
import type { ToUndo } from './session.mts';

/** Away from the port that `npm start` prefers. */
const FIRST_PORT = 5700;

export const PEOPLE = 250;
export const GROUPS = 12;
export const MAIN_SHOP: Instance = { apiName: 't1_sandbox_main_shop', label: 'Main Shop' };

/** What every check works with: a real n8n with the packed package, and the API in this process. */
export interface Setting extends Pick<OpenN8n, 'rest' | 'owner' | 'url'> {
	version: string;
	/** The Node that n8n runs on. */
	node: NodeRuntime;
	sandbox: Sandbox;
	/** A saved credential with the right key. */
	credential: Saved;
}

/** Gives the setting, and puts into `toUndo` what is to be undone when no process runs any more. */
export async function openSetting(
	{ version, runningNode: onRunning }: Pick<Flags, 'version' | 'runningNode'>,
	toUndo: ToUndo,
): Promise<Setting> {
	await step('The package is built', buildPackage);
	const node = onRunning ? runningNode() : await getNode();
	const { rest, owner, url } = await openEditor(version, node, toUndo);
	const sandbox = await startSandbox({ contacts: PEOPLE });
	toUndo.push(async () => {
		await sandbox.close();
	});
	const credential = await rest.createCredential('Wachat (sandbox)', CREDENTIAL_TYPE, {
		apiKey: sandbox.apiKey,
		baseUrl: sandbox.baseUrl,
	});
	return { rest, owner, url, version, node, sandbox, credential };
}

async function openEditor(version: string, node: NodeRuntime, toUndo: ToUndo): Promise<OpenN8n> {
	const n8n = await getN8n(version, node);
	return await step(`n8n ${version} with the package`, async () => {
		const userFolder = await createUserFolder();
		toUndo.push(userFolder.remove);
		await installPackage(await packPackage(userFolder.path), userFolder);
		const port = await freePort(FIRST_PORT);
		const brokerPort = await freePort(port + 1);
		return await openN8n({ n8n, node, userFolder, port, brokerPort });
	});
}
