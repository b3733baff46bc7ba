import { test as base } from '@playwright/test';
import type { Sandbox } from '../sandbox/server.mts';
import { OpenN8n, type Wishes } from '../scripts/n8n/open.mts';
import { step } from '../scripts/n8n/progress.mts';
import type { Saved } from '../scripts/n8n/rest.mts';
import { createCredential, openSandbox, type Parts, type ToUndo } from '../scripts/n8n/session.mts';
import { Editor } from './editor/editor.mts';
import { readParts } from './options.mts';
import { startTlsProxy, type TlsProxy } from './tlsProxy.mts';
import { unpublishAll, Workflows } from './workflows.mts';

export { expect } from '@playwright/test';

/** The same for all checks of a run, until one fails. */
export interface Given {
	/** How many people are in the sandbox's first instance; its groups come on top. */
	people: number;
	parts: Parts;
	n8n: OpenN8n;
	/** The API, in this process. */
	api: Sandbox;
	/** A saved credential with the right key. */
	credential: Saved;
	/** One more n8n for each set of settings. */
	others: (env: NodeJS.ProcessEnv) => Promise<OpenN8n>;
	/** By https, to the n8n that it is led to. */
	way: TlsProxy;
}

/** New for each check. */
interface Fresh {
	/** The API, as if it had just been started. */
	sandbox: Sandbox;
	/** One more API, for a check with triggers: they may look once more when they are unpublished. */
	openApi: () => Promise<Sandbox>;
	/** Makes, runs and publishes workflows in `n8n`. */
	workflows: Workflows;
	/** n8n's editor, signed in. */
	editor: Editor;
	/**
	 * One more n8n, which may be restarted and killed. All checks that want the same settings get the same one,
	 * one after the other; what is published in it ends with the check.
	 */
	openN8n: (env?: NodeJS.ProcessEnv) => Promise<OpenN8n>;
	/** A credential with something wrong in it, in `n8n`. */
	credentialWith: (data: { apiKey?: string; baseUrl?: string }) => Promise<Saved>;
}

const STARTS_WITHIN = 300_000;

/** Hands out what ends and goes when it is used no more. */
export async function lend<T>(
	make: (toUndo: ToUndo) => Promise<T>,
	use: (made: T) => Promise<void>,
): Promise<void> {
	const toUndo: ToUndo = [];
	try {
		await use(await make(toUndo));
	} finally {
		for (const undo of toUndo.reverse()) await undo();
	}
}

export async function start(parts: Parts, wishes: Wishes, toUndo: ToUndo): Promise<OpenN8n> {
	return await step(`n8n ${parts.n8n.version} with the package`, async () => {
		const n8n = await OpenN8n.open(parts, wishes, toUndo);
		toUndo.push(async () => {
			await n8n.stop();
		});
		return n8n;
	});
}

export const test = base.extend<Fresh, Given>({
	people: [250, { option: true, scope: 'worker' }],
	parts: [async ({}, use) => await use(readParts()), { scope: 'worker' }],
	n8n: [
		async ({ parts }, use) => {
			await lend(async (toUndo) => await start(parts, {}, toUndo), use);
		},
		{ scope: 'worker', timeout: STARTS_WITHIN },
	],
	api: [
		async ({ people }, use) => {
			await lend(async (toUndo) => await openSandbox({ contacts: people }, toUndo), use);
		},
		{ scope: 'worker' },
	],
	credential: [
		async ({ n8n, api }, use) => {
			await use(await createCredential(n8n.rest, api));
		},
		{ scope: 'worker' },
	],
	others: [
		async ({ parts }, use) => {
			await lend(async (toUndo) => {
				const opened = new Map<string, Promise<OpenN8n>>();
				return async (env) => {
					const key = JSON.stringify(env);
					const n8n = opened.get(key) ?? start(parts, { env }, toUndo);
					opened.set(key, n8n);
					return await n8n;
				};
			}, use);
		},
		{ scope: 'worker' },
	],
	way: [async ({}, use) => await lend(startTlsProxy, use), { scope: 'worker' }],
	sandbox: [
		async ({ api }, use) => {
			api.reset();
			await use(api);
		},
		{ auto: true },
	],
	openApi: async ({ people }, use) => {
		await lend(async (toUndo) => {
			return async () => await openSandbox({ contacts: people }, toUndo);
		}, use);
	},
	workflows: async ({ n8n, credential }, use) => {
		await use(new Workflows(n8n, credential));
	},
	editor: async ({ page, context, n8n }, use) => {
		await context.addCookies([{ ...n8n.rest.session(), url: n8n.url }]);
		await use(new Editor(page, n8n));
	},
	openN8n: async ({ others }, use, { errors }) => {
		const used = new Set<OpenN8n>();
		await use(async (env = {}) => {
			const n8n = await others(env);
			used.add(n8n);
			return n8n;
		});
		// After a check that failed, all of them start anew.
		if (errors.length === 0) await Promise.all([...used].map(unpublishAll));
	},
	credentialWith: async ({ n8n, sandbox: { apiKey, baseUrl } }, use) => {
		await use(
			async (data) => await createCredential(n8n.rest, { apiKey, baseUrl, ...data }, 'Wrong'),
		);
	},
});
