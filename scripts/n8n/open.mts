import { type LaunchOptions, launchN8n, type RunningN8n } from './launch.mts';
import { findNodeType, listAsInstalled } from './listing.mts';
import { PACKAGE_NAME } from './package.mts';
import { Problem } from './problem.mts';
import { N8nRest, type Owner } from './rest.mts';
import { NODE_TYPE } from './workflow.mts';

/** An n8n that people and scripts can use at once. */
export interface OpenN8n extends RunningN8n {
	/** Signed in as the owner. */
	rest: N8nRest;
	owner: Owner;
}

/** Launches an n8n with a fresh user folder: with an owner, and the package loaded and listed. */
export async function openN8n(options: LaunchOptions): Promise<OpenN8n> {
	const running = await launchN8n(options);
	try {
		const rest = new N8nRest(running.url);
		const owner = await rest.setUpOwner();
		const description = await findNodeType(rest, NODE_TYPE);
		if (description === undefined) {
			throw new Problem(
				`n8n runs but did not load ${PACKAGE_NAME}. The end of its log:\n${await running.log(20)}`,
			);
		}
		await listAsInstalled(options.n8n, options.node, options.userFolder, description);
		return { ...running, rest, owner };
	} catch (error) {
		await running.stop();
		throw error;
	}
}
