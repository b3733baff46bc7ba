import { startSandbox } from '../../sandbox/server.mts';
import { freePort } from './ports.mts';
import { Problem } from './problem.mts';
import type { Tell } from './progress.mts';
import type { Instance } from './workflow.mts';

const SANDBOX_PORT = 4010;
const SANDBOX_PEOPLE = 250;

/** The Wachat API that n8n is to use, the real one or its stand-in. */
export interface Service {
	/** How the credential is called in n8n. */
	name: string;
	apiKey: string;
	/** Undefined: the credential's own default. */
	baseUrl?: string;
	instance: Instance;
	/** How many contacts must come out, where that is known. */
	people?: number;
	close: () => Promise<void>;
}

/** The real service, if the environment names an account; undefined if it names none. */
export function realService(env: NodeJS.ProcessEnv): Service | undefined {
	const { WACHAT_API_KEY: apiKey, WACHAT_INSTANCE: apiName, WACHAT_BASE_URL: baseUrl } = env;
	if (!apiKey && !apiName) return undefined;
	if (!apiKey || !apiName) {
		throw new Problem(
			'The real service takes two settings: WACHAT_API_KEY, the key of your account, and ' +
				`WACHAT_INSTANCE, the API name of an instance. ${apiKey ? 'WACHAT_INSTANCE' : 'WACHAT_API_KEY'} ` +
				'is missing. Without both the sandbox is used.',
		);
	}
	return {
		name: 'Wachat',
		apiKey,
		...(baseUrl && { baseUrl }),
		instance: { apiName },
		close: async () => {
			// Nothing of the real service is ours to end.
		},
	};
}

/** The stand-in on this machine, with people enough for several pages. */
export async function sandboxService(tell: Tell): Promise<Service> {
	const port = await freePort(SANDBOX_PORT);
	const sandbox = await startSandbox({ contacts: SANDBOX_PEOPLE, port });
	const why = port === SANDBOX_PORT ? '' : `, because port ${SANDBOX_PORT} is taken`;
	tell(`${SANDBOX_PEOPLE} people at ${sandbox.baseUrl}${why}`);
	return {
		name: 'Wachat (sandbox)',
		apiKey: sandbox.apiKey,
		baseUrl: sandbox.baseUrl,
		instance: { apiName: 't1_sandbox_main_shop', label: 'Main Shop' },
		people: SANDBOX_PEOPLE,
		close: async () => {
			await sandbox.close();
		},
	};
}
