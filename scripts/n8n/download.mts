import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NpmOptions, npm } from './npm.mts';
import { lastLines, Problem } from './problem.mts';
import type { Tell } from './progress.mts';

/** Seconds to wait before each further try. */
const PAUSES = [5, 20];
const TELL_EVERY = 2000;

/** What no second try can change: wrong names and versions, no permission, no room. */
const FINAL =
	/\bnpm (?:error|ERR!) code (?:E404|ETARGET|E401|E403|EACCES|EPERM|ENOSPC|EUNSUPPORTED\w*)\b/;

export interface Download extends NpmOptions {
	/** What is downloaded, for people. */
	what: string;
	tell: Tell;
}

/** `npm install` of what the folder's package.json asks for, tried again when the download breaks. */
export async function installWithRetries(download: Download): Promise<void> {
	const args = [
		'install',
		// Nothing of what is installed needs its scripts, or they are run by name afterwards.
		'--ignore-scripts',
		'--no-audit',
		'--no-fund',
		'--engine-strict=false',
		'--loglevel=error',
	];
	for (let attempt = 0; ; attempt += 1) {
		const stopTelling = tellArrivals(download);
		const { code, output } = await npm(args, download).finally(stopTelling);
		if (code === 0) return;
		const pause = PAUSES[attempt];
		if (pause === undefined || FINAL.test(output)) {
			throw new Problem(
				`${download.what} could not be installed. npm said:\n${lastLines(output, 30)}`,
			);
		}
		download.tell(`npm failed; try ${attempt + 2} of ${PAUSES.length + 1} in ${pause} s`);
		await sleep(pause * 1000);
	}
}

/** Tells how many packages have arrived. */
function tellArrivals({ cwd, tell }: Download): () => void {
	const timer = setInterval(() => {
		void countPackages(join(cwd, 'node_modules')).then(({ announced, arrived }) => {
			const progress = `${arrived} of ${announced} packages`;
			tell(`first run only: ${announced === 0 ? 'npm looks up what is needed' : progress}`);
		});
	}, TELL_EVERY);
	return () => {
		clearInterval(timer);
	};
}

/** npm makes all folders first and then fills them: a folder with a package.json has been filled. */
async function countPackages(modules: string): Promise<{ announced: number; arrived: number }> {
	const inScopes = (await namesIn(modules)).map(async (name) =>
		name.startsWith('@')
			? (await namesIn(join(modules, name))).map((inner) => join(name, inner))
			: [name],
	);
	const folders = (await Promise.all(inScopes)).flat().filter((name) => !name.startsWith('.'));
	const arrived = folders.filter((name) => existsSync(join(modules, name, 'package.json')));
	return { announced: folders.length, arrived: arrived.length };
}

/** npm moves folders while they are looked at: one that is gone has nothing in it. */
async function namesIn(folder: string): Promise<string[]> {
	return await readdir(folder).catch(() => []);
}
