import { setTimeout as sleep } from 'node:timers/promises';
import { freeSpace, gigabytes } from './cache.mts';
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
	/** About how many bytes it takes on the disk. */
	size: number;
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
		const stopTelling = await tellGrowth(download);
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

/**
 * Tells how much has arrived. The fall of free space on the disk is a good enough measure: counting
 * a hundred thousand files every few seconds would slow down the very download that it measures.
 */
async function tellGrowth({ cwd, size, tell }: Download): Promise<() => void> {
	const before = await freeSpace(cwd);
	const timer = setInterval(() => {
		void freeSpace(cwd).then((now) => {
			const arrived = gigabytes(Math.max(0, before - now));
			tell(`first run only: ${arrived} of about ${gigabytes(size)}`);
		});
	}, TELL_EVERY);
	return () => {
		clearInterval(timer);
	};
}
