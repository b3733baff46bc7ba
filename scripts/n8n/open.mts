import { once } from 'node:events';
import getPort from 'get-port';
import { type LaunchOptions, launchN8n, type RunningN8n } from './launch.mts';
import { findType, listAsInstalled } from './listing.mts';
import { installPackage, PACKAGE_NAME } from './package.mts';
import { Problem } from './problem.mts';
import { hasEnded, killProcess } from './processes.mts';
import { N8nRest, type Owner } from './rest.mts';
import type { Parts, ToUndo } from './session.mts';
import { createUserFolder } from './userFolder.mts';
import { NODE_TYPE } from './workflow.mts';

/** Beyond the parts. */
export type Wishes = Partial<Pick<LaunchOptions, 'port' | 'env' | 'command'>>;

/** A user folder with the package, and ports that nobody uses. */
export async function settle(
	{ n8n, node, tarball }: Parts,
	wishes: Wishes,
	toUndo: ToUndo,
): Promise<LaunchOptions> {
	const userFolder = await createUserFolder();
	toUndo.push(userFolder.remove);
	await installPackage(tarball, userFolder);
	const port = wishes.port ?? (await getPort());
	return { n8n, node, userFolder, ...wishes, port, brokerPort: await getPort() };
}

/** An n8n that people and scripts can use at once: with an owner, and the package loaded and listed. */
export class OpenN8n {
	private constructor(
		private readonly options: LaunchOptions,
		private running: RunningN8n,
		/** Signed in as the owner. */
		readonly rest: N8nRest,
		readonly owner: Owner,
	) {}

	static async open(parts: Parts, wishes: Wishes, toUndo: ToUndo): Promise<OpenN8n> {
		const options = await settle(parts, wishes, toUndo);
		const running = await launchN8n(options);
		try {
			const rest = new N8nRest(running.url);
			const owner = await rest.setUpOwner();
			const description = await findType(rest, NODE_TYPE);
			if (description === undefined) {
				const log = await running.log(20);
				throw new Problem(`n8n runs but did not load ${PACKAGE_NAME}. The end of its log:\n${log}`);
			}
			// Only the usual database is a file beside it.
			if (options.env?.DB_TYPE === undefined) await listAsInstalled(options, description);
			return new OpenN8n(options, running, rest, owner);
		} catch (error) {
			await running.stop();
			throw error;
		}
	}

	get url(): string {
		return this.running.url;
	}

	get port(): number {
		return this.options.port;
	}

	get version(): string {
		return this.options.n8n.version;
	}

	/** The last lines of its log. */
	async log(lines: number): Promise<string> {
		return await this.running.log(lines);
	}

	/** Rejects when n8n ends without having been asked. */
	async breaks(): Promise<never> {
		if (!hasEnded(this.running.process)) await once(this.running.process, 'exit');
		throw new Problem(`n8n ended by itself. The end of its log:\n${await this.log(20)}`);
	}

	async stop(): Promise<void> {
		await this.running.stop();
	}

	/** Ends it as a power cut does. */
	async kill(): Promise<void> {
		await killProcess(this.running.process);
	}

	/** Starts it again, on what its user folder holds; the owner stays signed in. */
	async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
		this.running = await launchN8n({ ...this.options, env: { ...this.options.env, ...env } });
	}

	async restart(env?: NodeJS.ProcessEnv): Promise<void> {
		await this.stop();
		await this.start(env);
	}
}
