// npm run e2e: the packed package in a real n8n, checked with Playwright. This turns flags into what
// Playwright takes, and says before anything else what is missing here.
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startProcess } from '../scripts/n8n/processes.mts';
import { session } from '../scripts/n8n/session.mts';
import { findChromium } from './chromium.mts';
import { type Flags, readFlags } from './flags.mts';
import { optionsAsEnv } from './options.mts';
import { findPrograms } from './queue/programs.mts';

/** Playwright ends its worker, and with it n8n, within half a minute. */
const ENDS_WITHIN = 40_000;

/** Playwright ends in order on SIGINT alone; it gets that too when this process is gone. */
const AS_INTERRUPTION = `data:text/javascript,for (const event of ['SIGTERM', 'disconnect'])
	process.once(event, () => process.kill(process.pid, 'SIGINT'))`;

async function play({ project, passed, ...options }: Flags): Promise<number> {
	if (project === 'queue') findPrograms();
	if (options.browser) findChromium();
	const cli = createRequire(import.meta.url).resolve('@playwright/test/cli');
	const config = join(import.meta.dirname, 'playwright.config.mts');
	const args = ['test', '--config', config, `--project=${project}`, ...passed];
	const playwright = startProcess(process.execPath, ['--import', AS_INTERRUPTION, cli, ...args], {
		env: { ...process.env, ...optionsAsEnv(options) },
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	const [code] = (await once(playwright, 'exit')) as [number | null];
	return code ?? 1;
}

const flags = readFlags();
process.exit(
	'exitCode' in flags ? flags.exitCode : await session(async () => await play(flags), ENDS_WITHIN),
);
