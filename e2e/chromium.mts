import { existsSync } from 'node:fs';
import { Missing } from '../scripts/n8n/session.mts';

const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const ARGS = [
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
