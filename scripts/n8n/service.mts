import type { Sandbox } from '../../sandbox/server.mts';
import { Problem } from './problem.mts';
import type { Instance } from './workflow.mts';

/** The Wachat API that n8n is to use, the real one or its stand-in. */
export interface Service {
	/** How the credential is called in n8n. */
	name: string;
	apiKey: string;
	/** Undefined: the credential's own default. */
	baseUrl?: string;
	instance: Instance;
	/** The stand-in itself, where it is one: what it has can be held against what comes out. */
	sandbox?: Sandbox;
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
	return { name: 'Wachat', apiKey, ...(baseUrl && { baseUrl }), instance: { apiName } };
}
