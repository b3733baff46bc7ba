import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { createPassingFolder } from '../../scripts/n8n/leftovers.mts';
import { REMOVAL } from '../../scripts/n8n/processes.mts';
import { Missing, type ToUndo } from '../session.mts';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const ARGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// The editor asks public sites about packages and templates: nothing leaves this machine.
	'--no-proxy-server',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** The browser on this machine; says how to get one if there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string {
	const given = env.WACHAT_CHROMIUM;
	const found = given ? [given].find(existsSync) : USUAL_PLACES.find(existsSync);
	if (found !== undefined) return found;
	const where = given ? `at ${given} (WACHAT_CHROMIUM)` : 'on this machine';
	throw new Missing(
		`There is no Chromium ${where}: apt-get install -y chromium, or set WACHAT_CHROMIUM to one, or leave it out with --no-browser.`,
	);
}

export interface Look {
	theme?: 'light' | 'dark';
	viewport?: { width: number; height: number };
}

/** A browser that nobody used before; goes away with its traces at the end. */
export async function launchChromium(
	executablePath: string,
	toUndo: ToUndo,
	{ theme = 'light', viewport = { width: 1440, height: 900 } }: Look = {},
): Promise<BrowserContext> {
	const profile = await createPassingFolder('n8n-nodes-wachat-chromium');
	toUndo.push(async () => {
		await rm(profile, REMOVAL);
	});
	const context = await chromium.launchPersistentContext(profile, {
		...{ executablePath, args: ARGS, viewport },
		// A session that is interrupted ends the browser itself, and everything else with it.
		...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
		colorScheme: theme,
		locale: 'en-GB',
		timezoneId: 'UTC',
		deviceScaleFactor: 1,
	});
	toUndo.push(async () => {
		await context.close();
	});
	context.setDefaultTimeout(30_000);
	return context;
}
