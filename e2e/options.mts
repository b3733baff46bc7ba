import { N8N_VERSION } from '../scripts/n8n/install.mts';
import type { Parts, Versions } from '../scripts/n8n/session.mts';

/** What the flags of `run.mts` say. */
export interface Options extends Required<Versions> {
	browser: boolean;
	memory: boolean;
}

// Playwright runs the checks in a process of its own: what it has to know goes by the environment.
const OPTIONS = 'WACHAT_E2E_OPTIONS';
const PARTS = 'WACHAT_E2E_PARTS';

const USUAL: Options = {
	version: N8N_VERSION,
	onRunningNode: false,
	browser: true,
	memory: false,
};

export function optionsAsEnv(options: Options): NodeJS.ProcessEnv {
	return { [OPTIONS]: JSON.stringify(options) };
}

/** The usual ones where Playwright was started without `run.mts`. */
export function readOptions(): Options {
	const given = process.env[OPTIONS];
	return given === undefined ? USUAL : (JSON.parse(given) as Options);
}

export function partsAsEnv(parts: Parts): NodeJS.ProcessEnv {
	return { [PARTS]: JSON.stringify(parts) };
}

export function readParts(): Parts {
	return JSON.parse(process.env[PARTS] ?? '') as Parts;
}
