import { rmSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createPassingFolder } from './leftovers.mts';
import { REMOVAL } from './processes.mts';

/** A folder that one n8n has to itself: N8N_USER_FOLDER, under which it makes `.n8n`. */
export interface UserFolder {
	path: string;
	/** Where n8n keeps its settings and database. */
	dotN8n: string;
	/** Where n8n installs community packages. */
	nodes: string;
	log: string;
	remove: () => Promise<void>;
}

/** A fresh folder for one run. It goes even when this process crashes: it holds a credential. */
export async function createUserFolder(): Promise<UserFolder> {
	const path = await createPassingFolder('n8n-nodes-wachat');
	const removeNow = () => {
		rmSync(path, REMOVAL);
	};
	process.once('exit', removeNow);
	const dotN8n = join(path, '.n8n');
	const nodes = join(dotN8n, 'nodes');
	await mkdir(nodes, { recursive: true });
	return {
		path,
		dotN8n,
		nodes,
		log: join(path, 'n8n.log'),
		remove: async () => {
			await rm(path, REMOVAL);
			process.off('exit', removeNow);
		},
	};
}
